package app.kindself.ui.session

import androidx.compose.animation.core.CubicBezierEasing
import androidx.compose.animation.core.Easing
import androidx.compose.animation.core.TargetBasedAnimation
import androidx.compose.animation.core.VectorConverter
import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.tween
import androidx.compose.foundation.Canvas
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.luminance
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.SemanticsPropertyReceiver
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import app.kindself.core.PhaseKind
import app.kindself.ui.platform.Clock

/** The level of the shape as it is drawn now, a share of full; tests compare it with the core's. */
val BreathLevel = SemanticsPropertyKey<() -> Float>("BreathLevel")

/** How much of the full size the shape is drawn at now. */
val BreathSize = SemanticsPropertyKey<() -> Float>("BreathSize")

private var SemanticsPropertyReceiver.breathLevel by BreathLevel
private var SemanticsPropertyReceiver.breathSize by BreathSize

/** The core's easing, as Compose has it. */
fun easing(points: List<Double>): Easing = points.map(Double::toFloat).let { (x1, y1, x2, y2) -> CubicBezierEasing(x1, y1, x2, y2) }

private const val NANOS = 1_000_000L

/** The size at which a shape that does not scale stands. */
private const val STILL_SIZE = 0.78f

/** The faintest that a shape becomes where its brightness follows the breath. */
private const val DIM = 0.62f

/**
 * The level of [run], frame by frame. The play time is the frame clock's, from where [clock] says that the phase stands when its first
 * frame is drawn: so it cannot drift within a phase, and the system's animation speed, which some turn off, does not touch the breath.
 */
@Composable
private fun breathLevel(run: PhaseRun, easing: Easing, clock: Clock): () -> Float {
    var level by remember { mutableFloatStateOf(run.still ?: run.from) }
    LaunchedEffect(run, easing) {
        val still = run.still
        if (still != null || run.from == run.to) {
            level = still ?: run.to
            return@LaunchedEffect
        }
        val animation = TargetBasedAnimation(tween(run.lengthMs, easing = easing), Float.VectorConverter, run.from, run.to)
        val firstFrame = withFrameNanos { it }
        val now = clock.nowMs()
        val gone = (if (now > run.beganAtMs) now - run.beganAtMs else 0uL).toLong() * NANOS
        var played = gone
        while (!animation.isFinishedFromNanos(played)) {
            level = animation.getValueFromNanos(played)
            played = gone + withFrameNanos { it - firstFrame }
        }
        level = run.to
    }
    return remember { { level } }
}

/** A lamp that breathes: warm in the middle, soft at the edge. With [reduceMotion] it keeps its size, and its brightness breathes. */
@Composable
fun BreathShape(
    run: PhaseRun,
    easing: Easing,
    clock: Clock,
    reduceMotion: Boolean,
    name: String,
    state: String,
    modifier: Modifier = Modifier
) {
    val level = breathLevel(run, easing, clock)
    val held = run.kind == PhaseKind.HOLD_FULL || run.kind == PhaseKind.HOLD_EMPTY
    val glow by animateFloatAsState(if (held && run.still == null) 1f else 0f, tween(GLOW_MS), label = "glow")
    val lamp = lamp()
    val size = remember(reduceMotion) { { if (reduceMotion) STILL_SIZE else level() } }
    Canvas(
        modifier
            .semantics {
                contentDescription = name
                stateDescription = state
                breathLevel = level
                breathSize = size
            }
            .drawWithCache {
                val brushes = lamp.brushes(center = Offset(this.size.width / 2, this.size.height / 2), radius = this.size.minDimension / 2)
                onDrawBehind { draw(brushes, size(), if (reduceMotion) DIM + (1 - DIM) * level() else 1f, glow) }
            }
    ) {}
}

private const val GLOW_MS = 1400

/** The lamp's colours. */
private class Lamp(val heart: Color, val warm: Color, val body: Color, val edge: Color, val halo: Color) {
    class Brushes(val body: Brush, val halo: Brush, val glow: Brush)

    fun brushes(center: Offset, radius: Float) = Brushes(
        body = Brush.radialGradient(
            0f to heart,
            0.36f to warm,
            0.68f to body,
            0.86f to edge,
            1f to edge.copy(alpha = 0f),
            center = center,
            radius = radius * BODY
        ),
        halo = Brush.radialGradient(0.55f to halo, 1f to halo.copy(alpha = 0f), center = center, radius = radius),
        glow = Brush.radialGradient(0f to heart.copy(alpha = 0.55f), 1f to heart.copy(alpha = 0f), center = center, radius = radius)
    )

    companion object {
        /** How far the body reaches; the rest is its light. */
        const val BODY = 0.9f
    }
}

@Composable
private fun lamp(): Lamp {
    val colours = MaterialTheme.colorScheme
    return remember(colours) {
        if (colours.background.luminance() > 0.5f) {
            Lamp(
                heart = Color(0xFFFFF3E4),
                warm = Color(0xFFFAE0CC),
                body = Color(0xFFDDE2D2),
                edge = Color(0xFFB4D5CC),
                halo = colours.primaryContainer.copy(alpha = 0.55f)
            )
        } else {
            Lamp(
                heart = Color(0xFFF8D9BF),
                warm = Color(0xFFC99476),
                body = Color(0xFF4F6F66),
                edge = colours.primaryContainer,
                halo = colours.primaryContainer.copy(alpha = 0.35f)
            )
        }
    }
}

private fun DrawScope.draw(brushes: Lamp.Brushes, size: Float, brightness: Float, glow: Float) = scale(size) {
    drawCircle(brushes.halo, alpha = brightness)
    drawCircle(brushes.body, radius = this.size.minDimension / 2 * Lamp.BODY, alpha = brightness)
    if (glow > 0f) drawCircle(brushes.glow, alpha = glow * brightness)
}
