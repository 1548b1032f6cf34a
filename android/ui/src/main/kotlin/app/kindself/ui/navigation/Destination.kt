package app.kindself.ui.navigation

import androidx.compose.runtime.Composable

/**
 * Where a person can be, with what it is about: ids and names, never anything that they typed. Each capability has its own in its folder,
 * as an enum or a sealed interface, so that its content leaves none out. This one is open only because Kotlin seals within one package.
 */
interface Destination {
    /** Whether its screen may be seen anywhere else, for example in the system's pictures of recent apps. */
    val isPublic: Boolean get() = false

    /** The tab it is; null where it is none. */
    val tab: Tab? get() = null

    /** What is kept of it while the screen is made anew: the name of its capability, its own, and what it is about. */
    val saved: List<String>

    /** Its screen. */
    @Composable
    fun Content(navigator: Navigator)
}

/** What stands in the bar at the bottom. */
enum class Tab { Now, Practise, Write, You }

/** Reads what a [Destination] has [saved][Destination.saved]; null for what is none of its capability's. */
fun interface SavedDestinations {
    fun restore(saved: List<String>): Destination?
}

/** What an enum's constant is kept as, behind the name of its [capability]. */
internal fun Enum<*>.savedIn(capability: String) = listOf(capability, name)

/** The constant among [entries] that was kept so; null for anything else. */
internal fun <E : Enum<E>> List<String>.restored(capability: String, entries: List<E>): E? = entries.find { this == it.savedIn(capability) }
