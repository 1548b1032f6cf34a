package app.kindself.ui.session

/** Where words go that are written in the middle of a session: one page of a kind, however often it is asked for. */
interface Pages {
    /** Whether something can be written now. */
    val isOpen: Boolean

    /** What stands there; what was written before in the same session, too. */
    val words: String

    /** Opens a page for the [field] of that [kind]; false where there is none. */
    suspend fun open(kind: String, field: String): Boolean

    /** The person types. */
    fun type(words: String)

    /** Keeps what stands there, and closes the page; false where it cannot be kept. */
    suspend fun keep(): Boolean

    /** The person goes on without, or is gone: what was typed stays where it was kept. */
    fun putDown()

    /** The session is over, or another one begins: what is written next belongs to no page of before. */
    fun done()
}
