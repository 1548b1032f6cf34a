package app.kindself.ui.privacy

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.GoesCard
import app.kindself.ui.parts.Asked
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.Quiet
import app.kindself.ui.parts.Said
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.Ways

/** The lock, where the key is, and the way to deleting everything. */
@Composable
fun PrivacyScreen(lock: AppLock, hasSafe: Boolean, delete: () -> Unit, ways: Ways) = Frame(stringResource(R.string.privacy_title), ways) {
    val note = stringResource(if (lock.possible) R.string.privacy_lock_note else R.string.privacy_lock_none)
    SwitchRow(stringResource(R.string.privacy_lock), lock.on && lock.possible, note, lock.possible, lock::change)
    Heading(stringResource(R.string.privacy_key))
    Said(stringResource(if (hasSafe) R.string.privacy_key_phone else R.string.privacy_key_desktop))
    Door(stringResource(R.string.privacy_delete), stringResource(R.string.privacy_delete_behind), onClick = delete)
}

/** What goes when everything is deleted, said before it is asked once more. [goes] counts it; null where it cannot be counted. */
@Composable
fun DeleteScreen(goes: suspend () -> GoesCard?, delete: () -> Unit, ways: Ways) {
    var counted by remember { mutableStateOf<GoesCard?>(null) }
    var asks by remember { mutableStateOf(false) }
    LaunchedEffect(Unit) { counted = goes() }
    Frame(
        stringResource(R.string.privacy_delete),
        ways,
        bottom = { MainButton(stringResource(R.string.privacy_delete)) { asks = true } }
    ) {
        counted?.let { Said(inWords(it)) }
        Quiet(stringResource(R.string.privacy_for_good))
    }
    if (asks) {
        Asked(
            stringResource(R.string.privacy_delete_ask),
            stringResource(R.string.privacy_delete_yes),
            stringResource(R.string.not_now),
            delete
        ) { asks = false }
    }
}

@Composable
private fun inWords(goes: GoesCard): String {
    @Composable
    fun words(plural: Int, count: UInt) = pluralStringResource(plural, count.toInt(), count.toInt())
    return stringResource(
        R.string.privacy_goes,
        words(R.plurals.count_entries, goes.entries),
        words(R.plurals.count_drafts, goes.drafts),
        words(R.plurals.count_sessions, goes.sessions),
        words(R.plurals.count_files, goes.files)
    )
}
