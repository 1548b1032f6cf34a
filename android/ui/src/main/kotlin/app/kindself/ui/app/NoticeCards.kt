package app.kindself.ui.app

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SoftCard

/** A card for each notice, until it was read. */
@Composable
fun NoticeCards(notices: List<Notice>, read: (Notice) -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
    for (notice in notices) {
        SoftCard {
            BodyText(words(notice))
            QuietButton(stringResource(R.string.notice_read)) { read(notice) }
        }
    }
}

@Composable
private fun words(notice: Notice): String = when (notice) {
    Notice.SessionDamaged -> stringResource(R.string.notice_session_damaged)

    Notice.SessionNewer -> stringResource(R.string.notice_session_newer)

    Notice.SessionUnfollowable -> stringResource(R.string.notice_session_unfollowable)

    Notice.SettingsDamaged -> stringResource(R.string.notice_settings_damaged)

    Notice.SettingsNewer -> stringResource(R.string.notice_settings_newer)

    Notice.SettingsNotKept -> stringResource(R.string.notice_settings_not_kept)

    Notice.CannotBegin -> stringResource(R.string.notice_cannot_begin)

    Notice.NothingKept -> stringResource(R.string.notice_not_kept)

    Notice.BackupStuck -> stringResource(R.string.notice_backup_stuck)

    is Notice.Mended -> stringResource(
        R.string.notice_mended,
        pluralStringResource(R.plurals.count_entries, notice.entries, notice.entries),
        pluralStringResource(R.plurals.count_places, notice.places, notice.places)
    )
}
