package app.kindself.ui.practices

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.Tab

/** Where one finds a practice, reads about it and begins it, and what was kept from them. */
sealed interface PracticesDestination : Destination {
    /** All practices: a tab. */
    data object Practise : PracticesDestination {
        override val isPublic get() = true
        override val tab get() = Tab.Practise
    }

    /** What a practice is, and what is chosen before it. */
    data class One(val id: String) : PracticesDestination {
        override val isPublic get() = true
    }

    /** What was kept: some of it are a person's own words. */
    data object Kept : PracticesDestination

    override val saved: List<String>
        get() = listOf(CAPABILITY) + when (this) {
            Practise -> listOf("practise")
            is One -> listOf("one", id)
            Kept -> listOf("kept")
        }

    @Composable
    override fun Content(navigator: Navigator) = PracticesContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "practices"

        override fun restore(saved: List<String>): PracticesDestination? = when {
            saved == Practise.saved -> Practise
            saved == Kept.saved -> Kept
            saved.size == 3 && saved.take(2) == listOf(CAPABILITY, "one") -> One(saved[2])
            else -> null
        }
    }
}
