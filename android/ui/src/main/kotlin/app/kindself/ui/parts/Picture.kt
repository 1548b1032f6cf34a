package app.kindself.ui.parts

import androidx.compose.animation.core.withInfiniteAnimationFrameMillis
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.layout.boundsInWindow
import androidx.compose.ui.layout.layout
import androidx.compose.ui.layout.onGloballyPositioned
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.SemanticsPropertyReceiver
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.kindself.core.ContentInterface
import app.kindself.core.PaletteRole
import app.kindself.core.PictureCard
import app.kindself.core.PictureShape
import kotlin.math.PI
import kotlin.math.cos

/** The core's pictures, asked for once, when the first is to be seen. */
class Pictures(private val content: ContentInterface) {
    /** All of them, and which stand for what is no family of practices. */
    val card by lazy { content.pictures() }

    private val byName by lazy { card.all.associateBy(PictureCard::id) }

    /** The picture of that name; null where there is none. */
    fun find(id: String): PictureCard? = byName[id]
}

/** Where screens find pictures, and whether all of them stand still. */
class Gallery(val still: Boolean, val find: (String) -> PictureCard?)

/** The pictures of the app around a screen; without one there are none. */
val LocalGallery = staticCompositionLocalOf { Gallery(still = true) { null } }

/** The moment at which a picture is drawn now, milliseconds; tests look whether it moves. */
val PictureMoment = SemanticsPropertyKey<() -> Long>("PictureMoment")

private var SemanticsPropertyReceiver.pictureMoment by PictureMoment

/** The picture [id] beside a name that says the same: small, still, and not read. */
@Composable
fun Emblem(id: String?, modifier: Modifier = Modifier) {
    val card = id?.let(LocalGallery.current.find) ?: return
    Drawn(card, { 0 }, modifier.size(44.dp))
}

/** Words with the emblem [id] before them, where there is one. */
@Composable
fun BesideEmblem(id: String?, content: @Composable ColumnScope.() -> Unit) = Row(
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically
) {
    Emblem(id)
    Column(Modifier.weight(1f), Arrangement.spacedBy(8.dp), content = content)
}

/** The picture [id] with its words in it, read as its description. It moves slowly while it is in sight, unless nothing is to move. */
@Composable
fun Picture(id: String, modifier: Modifier = Modifier) {
    val gallery = LocalGallery.current
    val card = gallery.find(id) ?: return
    var seen by remember { mutableStateOf(false) }
    val moment = moment(card, moves = seen && !gallery.still)
    Box(
        modifier
            .widthIn(max = 480.dp)
            .fillMaxWidth()
            .aspectRatio(card.width.toFloat() / card.height)
            .onGloballyPositioned { seen = !it.boundsInWindow().isEmpty }
            .clearAndSetSemantics {
                contentDescription = card.description
                role = Role.Image
                pictureMoment = moment
            }
    ) {
        Drawn(card, moment, Modifier.fillMaxSize())
        Labels(card)
    }
}

/** The time of [card], from 0 on; it stands where it is while it does not move. */
@Composable
private fun moment(card: PictureCard, moves: Boolean): () -> Long {
    var at by remember(card) { mutableLongStateOf(0) }
    LaunchedEffect(card, moves) {
        if (!moves || card.periodMs == null) return@LaunchedEffect
        val before = at
        val first = withInfiniteAnimationFrameMillis { it }
        while (true) withInfiniteAnimationFrameMillis { at = before + it - first }
    }
    return remember(card) { { at } }
}

@Composable
private fun Drawn(card: PictureCard, moment: () -> Long, modifier: Modifier) {
    val colours = MaterialTheme.colorScheme
    val mirrored = card.mirrors && LocalLayoutDirection.current == LayoutDirection.Rtl
    Canvas(modifier) { scale(if (mirrored) -1f else 1f, 1f) { draw(card, colours, moment()) } }
}

private fun DrawScope.draw(card: PictureCard, colours: ColorScheme, atMs: Long) {
    val scale = size.width / card.width
    for (shape in card.shapes) {
        drawPath(path(card.edge(shape, atMs), scale), colours.of(shape.role), alpha = shape.opacityPercent.toFloat() / 100)
    }
}

private fun path(edge: FloatArray, scale: Float) = Path().apply {
    moveTo(edge[0] * scale, edge[1] * scale)
    for (n in 2..edge.size - 6 step 6) {
        cubicTo(
            edge[n] * scale,
            edge[n + 1] * scale,
            edge[n + 2] * scale,
            edge[n + 3] * scale,
            edge[n + 4] * scale,
            edge[n + 5] * scale
        )
    }
    close()
}

/** The edge of [shape] at a moment, as the core says: x and y in turn, hundredths of a unit. */
fun PictureCard.edge(shape: PictureShape, atMs: Long): FloatArray {
    val period = periodMs?.toDouble()
    val to = shape.to
    if (period == null || to == null) return FloatArray(shape.from.size) { shape.from[it].toFloat() }
    val share = (1 - cos(2 * PI * (atMs / period + shape.phasePercent.toDouble() / 100))) / 2
    return FloatArray(shape.from.size) { (shape.from[it] + (to[it] - shape.from[it]) * share).toFloat() }
}

/** The colour that [role] has in these. */
fun ColorScheme.of(role: PaletteRole): Color = when (role) {
    PaletteRole.BACKGROUND -> background
    PaletteRole.SURFACE -> surfaceVariant
    PaletteRole.TEXT -> onSurface
    PaletteRole.PRIMARY -> primary
    PaletteRole.PRIMARY_CONTAINER -> primaryContainer
    PaletteRole.SECONDARY -> secondary
    PaletteRole.SECONDARY_CONTAINER -> secondaryContainer
    PaletteRole.TERTIARY -> tertiary
    PaletteRole.OUTLINE -> outline
}

/** Its words, each around its place. There is no room for very large ones; the description and the pages say the same. */
@Composable
private fun Labels(card: PictureCard) {
    val mirrored = card.mirrors && LocalLayoutDirection.current == LayoutDirection.Rtl
    val density = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(density.density, density.fontScale.coerceAtMost(LARGEST_LABEL))) {
        for (label in card.labels) {
            val x = if (mirrored) card.width - label.x else label.x
            Text(
                label.words,
                Modifier.centred(x.toFloat() / card.width, label.y.toFloat() / card.height),
                style = MaterialTheme.typography.bodySmall,
                maxLines = 1
            )
        }
    }
}

private const val LARGEST_LABEL = 1.2f

/** Its middle at that share of what it stands in, as far as it then stays inside. */
private fun Modifier.centred(x: Float, y: Float) = layout { measurable, around ->
    val words = measurable.measure(Constraints(maxWidth = around.maxWidth))
    layout(around.maxWidth, around.maxHeight) {
        val left = (x * around.maxWidth - words.width / 2f).coerceIn(0f, (around.maxWidth - words.width).toFloat())
        words.place(left.toInt(), (y * around.maxHeight - words.height / 2f).toInt())
    }
}
