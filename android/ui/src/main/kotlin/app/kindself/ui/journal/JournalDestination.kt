package app.kindself.ui.journal

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.Tab

/** Where one writes, and reads what one wrote. */
sealed interface JournalDestination : Destination {
    /** What was written, day by day. */
    data object Entries : JournalDestination {
        override val tab get() = Tab.Write
    }

    /** Every kind of entry. */
    data object Chooser : JournalDestination

    /** What is being written. */
    sealed interface Editor : JournalDestination

    /** A new entry of that kind. */
    data class New(val kind: String) : Editor

    /** What was left as that draft. */
    data class Draft(val id: String) : Editor

    /** A change of that entry. */
    data class Change(val entry: String) : Editor

    /** An entry, to be read. */
    data class Reader(val entry: String) : JournalDestination

    /** Looking for what was written. */
    data object Search : JournalDestination

    override val saved: List<String>
        get() = listOf(CAPABILITY) + when (this) {
            Entries -> listOf("entries")
            Chooser -> listOf("chooser")
            is New -> listOf("new", kind)
            is Draft -> listOf("draft", id)
            is Change -> listOf("change", entry)
            is Reader -> listOf("reader", entry)
            Search -> listOf("search")
        }

    @Composable
    override fun Content(navigator: Navigator) = JournalContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "journal"

        override fun restore(saved: List<String>): JournalDestination? {
            if (saved.firstOrNull() != CAPABILITY || saved.size > MOST) return null
            val about = saved.getOrNull(2)
            return when (saved.getOrNull(1)) {
                "entries" -> Entries.takeIf { about == null }
                "chooser" -> Chooser.takeIf { about == null }
                "new" -> about?.let(::New)
                "draft" -> about?.let(::Draft)
                "change" -> about?.let(::Change)
                "reader" -> about?.let(::Reader)
                "search" -> Search.takeIf { about == null }
                else -> null
            }
        }

        private const val MOST = 3
    }
}
