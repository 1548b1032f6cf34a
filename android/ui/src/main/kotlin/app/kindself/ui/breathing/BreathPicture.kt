package app.kindself.ui.breathing

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.Pattern

/** How full a second sip leaves to be filled, for the picture only. */
private const val BEFORE_SIP = 0.8f

/** One breath as a hill: up with the in-breath, level where it is held, down with the out-breath. */
@Composable
fun BreathPicture(pattern: Pattern, modifier: Modifier = Modifier) {
    val words = stringResource(R.string.breath_picture, patternInWords(pattern))
    val line = MaterialTheme.colorScheme.primary
    val fill = MaterialTheme.colorScheme.primaryContainer
    val mirrored = LocalLayoutDirection.current == LayoutDirection.Rtl
    Canvas(modifier.aspectRatio(3f).semantics { contentDescription = words }) {
        val hill = hill(pattern, size.width, size.height - 8.dp.toPx(), 4.dp.toPx())
        val ground = Path().apply {
            addPath(hill)
            lineTo(size.width, size.height)
            lineTo(0f, size.height)
            close()
        }
        scale(if (mirrored) -1f else 1f, 1f) {
            drawPath(ground, Brush.verticalGradient(listOf(fill, fill.copy(alpha = 0.15f))))
            drawPath(hill, line, style = Stroke(3.dp.toPx(), cap = StrokeCap.Round))
        }
    }
}

private fun hill(pattern: Pattern, width: Float, height: Float, top: Float): Path {
    val full = if (pattern.topUpMs > 0uL) BEFORE_SIP else 1f
    val parts = listOf(
        pattern.inhaleMs to full,
        pattern.topUpMs to 1f,
        pattern.holdFullMs to 1f,
        pattern.exhaleMs to 0f,
        pattern.holdEmptyMs to 0f
    )
    val all = parts.sumOf { (ms, _) -> ms }.toFloat().coerceAtLeast(1f)
    var x = 0f
    var y = top + height
    return Path().apply {
        moveTo(x, y)
        for ((ms, level) in parts) {
            if (ms == 0uL) continue
            val toX = x + width * ms.toFloat() / all
            val toY = top + height * (1 - level)
            val third = (toX - x) / 3
            cubicTo(x + third, y, toX - third, toY, toX, toY)
            x = toX
            y = toY
        }
    }
}
