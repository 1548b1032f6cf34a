package app.kindself.ui.reminders

import androidx.compose.runtime.Composable
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations

/** Where one asks to be reminded, and sees what comes. What someone is reminded of is theirs: none of it is seen elsewhere. */
sealed interface RemindersDestination : Destination {
    /** What comes next, and every rule. */
    data object Reminders : RemindersDestination

    /** Where one makes a rule, or changes it. */
    sealed interface Rule : RemindersDestination

    /** A new one, of something in particular. */
    data class New(val of: RemindedOf) : Rule

    /** The one of that name. */
    data class Change(val id: String) : Rule

    /** Which practice the rule that is being made opens. */
    data object Pick : RemindersDestination

    /** Whether reminders arrive on this phone. */
    data object Arrive : RemindersDestination

    /** What became of the last ones. */
    data object Log : RemindersDestination

    override val saved: List<String>
        get() = listOf(CAPABILITY) + when (this) {
            Reminders -> listOf("all")
            is New -> listOf("new") + of.saved
            is Change -> listOf("change", id)
            Pick -> listOf("pick")
            Arrive -> listOf("arrive")
            Log -> listOf("log")
        }

    @Composable
    override fun Content(navigator: Navigator) = RemindersContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "reminders"

        override fun restore(saved: List<String>): RemindersDestination? {
            if (saved.firstOrNull() != CAPABILITY) return null
            val about = saved.drop(2)
            return when (saved.getOrNull(1)) {
                "all" -> Reminders.takeIf { about.isEmpty() }
                "new" -> RemindedOf.restore(about)?.let(::New)
                "change" -> about.singleOrNull()?.let(::Change)
                "pick" -> Pick.takeIf { about.isEmpty() }
                "arrive" -> Arrive.takeIf { about.isEmpty() }
                "log" -> Log.takeIf { about.isEmpty() }
                else -> null
            }
        }
    }
}

/** What a new rule opens, where one came from. */
sealed interface RemindedOf {
    /** Nothing yet. */
    data object Nothing : RemindedOf

    /** A practice. */
    data class Practice(val id: String) : RemindedOf

    /** A breath. */
    data class Breath(val key: SubjectKey) : RemindedOf

    /** A kind of entry. */
    data class Kind(val id: String) : RemindedOf

    /** A sealed letter, on the day it opens, ISO 8601. */
    data class Letter(val entry: String, val opens: String) : RemindedOf

    /** As it is kept while the screen is made anew. */
    val saved: List<String>
        get() = when (this) {
            Nothing -> emptyList()
            is Practice -> listOf("practice", id)
            is Breath -> listOf("breath", "$key")
            is Kind -> listOf("kind", id)
            is Letter -> listOf("letter", entry, opens)
        }

    companion object {
        /** Reads what is [saved]; null for anything else. */
        fun restore(saved: List<String>): RemindedOf? = when {
            saved.isEmpty() -> Nothing
            saved.size == 2 && saved[0] == "practice" -> Practice(saved[1])
            saved.size == 2 && saved[0] == "breath" -> SubjectKey.of(saved[1])?.let(::Breath)
            saved.size == 2 && saved[0] == "kind" -> Kind(saved[1])
            saved.size == 3 && saved[0] == "letter" -> Letter(saved[1], saved[2])
            else -> null
        }
    }
}
