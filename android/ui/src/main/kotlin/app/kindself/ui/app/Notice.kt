package app.kindself.ui.app

/** Something kept that could not be read or written. What it was is set aside, nothing of it is lost, and the app goes on. */
sealed interface Notice {
    /** The saved session is damaged, or its file cannot be read. */
    data object SessionDamaged : Notice

    /** The saved session was written by a newer version. */
    data object SessionNewer : Notice

    /** The saved session is whole, and this version cannot follow it. */
    data object SessionUnfollowable : Notice

    /** The settings are damaged, or their file cannot be read. */
    data object SettingsDamaged : Notice

    /** The settings were written by a newer version. */
    data object SettingsNewer : Notice

    /** The phone refused to keep the settings. */
    data object SettingsNotKept : Notice

    /** A session could not begin; only broken content of the app's own leads here. */
    data object CannotBegin : Notice

    /** There is no store: nothing outlasts the app. */
    data object NothingKept : Notice

    /** A backup that makes itself could not be put into its folder. */
    data object BackupStuck : Notice

    /** The store was damaged: how many entries were saved, and how many places could not be read. */
    data class Mended(val entries: Int, val places: Int) : Notice
}
