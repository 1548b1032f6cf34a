package app.kindself.ui.backup

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.ArchiveException
import app.kindself.core.PassphraseFault
import app.kindself.core.leastPassphraseChars
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.Secret
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.TextInput
import app.kindself.ui.parts.counted
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.store.words

/** Why an archive cannot be made, opened or taken in, and what would help. */
@Composable
fun words(error: ArchiveException): String = when (error) {
    is ArchiveException.Store -> words(error.trouble)

    is ArchiveException.Weak -> words(error.fault)

    is ArchiveException.Full -> stringResource(R.string.archive_full)

    is ArchiveException.Io -> stringResource(R.string.archive_io)

    is ArchiveException.Clock -> stringResource(R.string.entry_clock)

    is ArchiveException.WrongPassphrase -> stringResource(R.string.archive_wrong)

    is ArchiveException.NotAnArchive -> stringResource(R.string.archive_not_one)

    is ArchiveException.Newer -> stringResource(R.string.archive_newer)

    is ArchiveException.Truncated -> stringResource(R.string.archive_truncated)

    is ArchiveException.Damaged -> stringResource(R.string.archive_damaged)

    is ArchiveException.Invalid -> stringResource(R.string.archive_invalid)

    is ArchiveException.TooLarge, is ArchiveException.TooMany -> stringResource(R.string.archive_too_large)

    is ArchiveException.TooPacked -> stringResource(R.string.archive_too_packed)

    is ArchiveException.TooMuchWork -> stringResource(R.string.archive_too_much_work)

    is ArchiveException.Refused -> stringResource(R.string.archive_no_leave)

    is ArchiveException.Missing -> stringResource(R.string.archive_missing)

    is ArchiveException.Encoding -> stringResource(R.string.archive_encoding)

    is ArchiveException.OtherApp -> stringResource(R.string.archive_other_app)

    is ArchiveException.OnlyAdds -> stringResource(R.string.archive_only_adds)

    is ArchiveException.Cancelled, is ArchiveException.NotAKey, is ArchiveException.Interrupted ->
        stringResource(R.string.archive_interrupted)
}

/** Why a passphrase would soon be guessed, and what holds better. */
@Composable
fun words(fault: PassphraseFault): String = when (fault) {
    is PassphraseFault.Short -> stringResource(R.string.archive_weak, fault.leastChars.toString())
    PassphraseFault.Invisible -> stringResource(R.string.passphrase_invisible)
    PassphraseFault.Repeated -> stringResource(R.string.passphrase_repeated)
    PassphraseFault.Common -> stringResource(R.string.passphrase_common)
    PassphraseFault.Row -> stringResource(R.string.passphrase_row)
    PassphraseFault.Number -> stringResource(R.string.passphrase_number)
}

/** Something that could not be done. It says itself. */
@Composable
fun ErrorLine(words: String) = Text(
    words,
    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
    MaterialTheme.colorScheme.error,
    style = MaterialTheme.typography.bodyLarge
)

/** Something that is done. It says itself. */
@Composable
fun DoneLine(words: String) = BodyText(
    words,
    Modifier.semantics {
        heading()
        liveRegion = LiveRegionMode.Polite
    }
)

/** When the last backup was made, once that was read. */
@Composable
fun LastBackupLine(last: LastBackup?) {
    val card = (last ?: return).card
    SecondaryText(if (card == null) stringResource(R.string.backup_none) else stringResource(R.string.backup_last, dayInWords(card.day)))
}

/** Long work, with a way to stop it. */
@Composable
fun WorkLine(headway: Headway?, stop: (() -> Unit)?) = Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
    BodyText(stringResource(R.string.backup_working), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    headway?.part?.let { part ->
        val words = stringResource(R.string.backup_percent, (PERCENT * part).toInt().toString())
        LinearProgressIndicator({ part }, Modifier.fillMaxWidth().semantics { contentDescription = words })
    }
    if (stop != null) OtherButton(stringResource(R.string.backup_stop), Modifier.fillMaxWidth(), onClick = stop)
}

private const val PERCENT = 100

/** A new passphrase: typed twice, or six words that are suggested and written down. */
@Composable
fun NewPassphraseFields(passphrase: NewPassphrase) {
    val words = passphrase.suggested
    if (words == null) TypedPassphraseFields(passphrase) else SuggestedWords(words, passphrase)
}

/** Six words in clear. They are gone from the screen once they are written down. */
@Composable
private fun SuggestedWords(words: String, passphrase: NewPassphrase) {
    SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { BodyText(words) }
    BodyText(stringResource(R.string.passphrase_suggested))
    OtherButton(stringResource(R.string.passphrase_written), Modifier.fillMaxWidth(), onClick = passphrase::take)
    QuietButton(stringResource(R.string.passphrase_others), onClick = passphrase::suggest)
    QuietButton(stringResource(R.string.not_now), onClick = passphrase::decline)
}

@Composable
private fun TypedPassphraseFields(passphrase: NewPassphrase) {
    var shown by remember { mutableStateOf(false) }
    PassphraseField(stringResource(R.string.backup_passphrase), passphrase.text, shown) { passphrase.text = it }
    val fault = passphrase.fault
    // Too short is what everything is at first: nobody is told while they begin.
    if (fault == null || fault is PassphraseFault.Short) {
        SecondaryText(stringResource(R.string.backup_least, leastPassphraseChars().toString()))
    } else {
        SecondaryText(words(fault), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    }
    QuietButton(stringResource(R.string.passphrase_suggest), onClick = passphrase::suggest)
    if (passphrase.speechless) ErrorLine(stringResource(R.string.recovery_refused))
    PassphraseField(stringResource(R.string.backup_again), passphrase.again, shown) { passphrase.again = it }
    if (passphrase.unlike) SecondaryText(stringResource(R.string.backup_unlike))
    SwitchRow(stringResource(R.string.backup_show), shown) { shown = it }
}

/** A passphrase that was chosen before. */
@Composable
fun GivenPassphraseField(label: String, text: String, type: (String) -> Unit) {
    var shown by remember { mutableStateOf(false) }
    PassphraseField(label, text, shown, type)
    SwitchRow(stringResource(R.string.backup_show), shown) { shown = it }
}

/** What is typed here is [shown] to whoever wishes it, and never kept by the keyboard. */
@Composable
private fun PassphraseField(label: String, text: String, shown: Boolean, type: (String) -> Unit) =
    TextInput(label, text, type, secret = if (shown) Secret.SHOWN else Secret.HIDDEN)

/** "3 entries" */
@Composable
fun entriesInWords(count: UInt): String = counted(R.plurals.count_entries, count)
