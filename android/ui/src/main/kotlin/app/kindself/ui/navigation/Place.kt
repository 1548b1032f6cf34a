package app.kindself.ui.navigation

/** The rooms of the app. */
enum class Room {
    Now,
    You,
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

/** Where a person is: a [room], and what it is [about] (a [app.kindself.ui.breathe.SubjectKey], or nothing). */
data class Place(val room: Room, val about: String = "")
