package app.kindself.ui.breathing

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations

/** Where one finds a breath, reads about it and gets ready. */
sealed interface BreathingDestination : Destination {
    /** All breaths. */
    data object Breathe : BreathingDestination

    /** What a practice is and how it goes. */
    data class Read(val practice: SubjectKey) : BreathingDestination

    /** Length, pace and guide. */
    data class Prepare(val practice: SubjectKey) : BreathingDestination

    /** The pattern of one's own at that place of the list, or a new one. */
    data class OwnPattern(val index: Int?) : BreathingDestination

    override val isPublic get() = true

    override val saved: List<String>
        get() = listOf(CAPABILITY) + when (this) {
            Breathe -> listOf("breathe")
            is Read -> listOf("read", "$practice")
            is Prepare -> listOf("prepare", "$practice")
            is OwnPattern -> listOfNotNull("own", index?.toString())
        }

    @Composable
    override fun Content(navigator: Navigator) = BreathingContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "breathing"

        override fun restore(saved: List<String>): BreathingDestination? {
            if (saved.firstOrNull() != CAPABILITY || saved.size > MOST) return null
            val about = saved.getOrNull(2)
            return when (saved.getOrNull(1)) {
                "breathe" -> Breathe.takeIf { about == null }
                "read" -> about?.let(SubjectKey::of)?.let(::Read)
                "prepare" -> about?.let(SubjectKey::of)?.let(::Prepare)
                "own" -> if (about == null) OwnPattern(null) else about.toIntOrNull()?.let(::OwnPattern)
                else -> null
            }
        }

        private const val MOST = 3
    }
}
