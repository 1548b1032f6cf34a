package app.kindself.ui.practices

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.Tab

/** Where one finds a practice, reads about it and begins it, and what was kept from them. */
sealed interface PracticesDestination : Destination {
    /** All practices, what is found among them, and what may fit today: a tab. What someone types there is theirs. */
    data object Practise : PracticesDestination {
        override val tab get() = Tab.Practise
    }

    /** What a practice is, and what is chosen before it. */
    data class One(val id: String) : PracticesDestination {
        override val isPublic get() = true
    }

    /** One that is about abuse. Which one, the app knows while it runs; nothing else does. */
    data object Page : PracticesDestination

    /** Practices that stand under one name elsewhere. */
    data class Album(val id: String) : PracticesDestination {
        override val isPublic get() = true
    }

    /** What was kept: some of it are a person's own words. */
    data object Kept : PracticesDestination

    override val saved: List<String>
        get() = listOf(CAPABILITY) + when (this) {
            Practise -> listOf("practise")
            is One -> listOf("one", id)
            Page -> listOf("page")
            is Album -> listOf("album", id)
            Kept -> listOf("kept")
        }

    @Composable
    override fun Content(navigator: Navigator) = PracticesContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "practices"

        override fun restore(saved: List<String>): PracticesDestination? = when {
            saved == Practise.saved -> Practise
            saved == Kept.saved -> Kept
            saved == Page.saved -> Page
            saved.size != 3 || saved[0] != CAPABILITY -> null
            saved[1] == "one" -> One(saved[2])
            saved[1] == "album" -> Album(saved[2])
            else -> null
        }
    }
}
