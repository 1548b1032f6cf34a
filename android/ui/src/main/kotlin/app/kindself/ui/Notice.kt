package app.kindself.ui

/** Something kept that could not be read or written. The file was set aside, nothing of it is lost, and the app goes on. */
enum class Notice {
    /** The saved session is damaged, or its file cannot be read. */
    SessionDamaged,

    /** The saved session was written by a newer version. */
    SessionNewer,

    /** The saved session is whole, and this version cannot follow it. */
    SessionUnfollowable,

    /** The settings are damaged, or their file cannot be read. */
    SettingsDamaged,

    /** The settings were written by a newer version. */
    SettingsNewer,

    /** The phone refused to keep the settings. */
    SettingsNotKept,

    /** A session could not begin; only broken content of the app's own leads here. */
    CannotBegin
}
