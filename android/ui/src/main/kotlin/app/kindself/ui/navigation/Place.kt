package app.kindself.ui.navigation

/** The rooms of the app. */
enum class Room {
    Now,
    Write,
    You,
    Chooser,
    Editor,
    Reader,
    Search,
    History,
    Privacy,
    Delete,
    Backup,
    PlainExport,
    Restore,
    Import,
    AutomaticBackup,
    Recovery,
    Locked,
    Breathe,
    Read,
    Prepare,
    Session,
    OwnPattern,
    Settings,
    Country,
    About,
    Lifebuoy,
    CrisisLines
}

/** The rooms in the bar at the bottom. */
val tabs = setOf(Room.Now, Room.Write, Room.You)

/** Where a person is: a [room], and what it is [about] (a [app.kindself.ui.breathing.SubjectKey], the id of an entry, or nothing; never anything a person typed). */
data class Place(val room: Room, val about: String = "")
