package app.kindself.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.unit.dp

/** Pictures on buttons, all of one round stroke. */
object Icons {
    /** Back, the other way round where one reads from the right. */
    val Back by lazy { drawn("back", "M14.5,5.5 L8,12 L14.5,18.5", mirrored = true) }

    /** Further, the other way round where one reads from the right. */
    val Further by lazy { drawn("further", "M9.5,5.5 L16,12 L9.5,18.5", mirrored = true) }

    /** There is more below. */
    val Unfold by lazy { drawn("unfold", "M5.5,9.5 L12,16 L18.5,9.5") }

    /** What is below can be folded away. */
    val Fold by lazy { drawn("fold", "M5.5,14.5 L12,8 L18.5,14.5") }

    /** The ring that is on every screen. */
    val Lifebuoy by lazy {
        drawn(
            "lifebuoy",
            "M12,3 A9,9 0 1 1 11.99,3 Z M12,8.2 A3.8,3.8 0 1 1 11.99,8.2 Z " +
                "M5.7,5.7 L9.3,9.3 M18.3,5.7 L14.7,9.3 M5.7,18.3 L9.3,14.7 M18.3,18.3 L14.7,14.7"
        )
    }

    /** The lamp of the first tab. */
    val Lamp by lazy {
        drawn("lamp", "M12,7.5 A4.5,4.5 0 1 1 11.99,7.5 Z M12,2.5 L12,3.6 M12,20.4 L12,21.5 M2.5,12 L3.6,12 M20.4,12 L21.5,12")
    }

    /** The heart of the second. */
    val Heart by lazy {
        drawn("heart", "M12,19.5 C5.5,15 3.5,11.5 4.6,8.3 C5.7,5.2 9.7,4.9 12,8.2 C14.3,4.9 18.3,5.2 19.4,8.3 C20.5,11.5 18.5,15 12,19.5 Z")
    }

    /** The pen of the third. */
    val Pen by lazy { drawn("pen", "M5,19 L6,14.8 L16,4.8 L19.2,8 L9.2,18 Z M13.8,7 L17,10.2") }

    /** A glass to look through. */
    val Search by lazy { drawn("search", "M10.5,4.5 A6,6 0 1 1 10.49,4.5 Z M15,15 L20,20") }

    /** The person of the fourth. */
    val Person by lazy { drawn("person", "M12,4 A4,4 0 1 1 11.99,4 Z M4.5,20 A7.6,7.6 0 0 1 19.5,20") }

    /** Out of the way. */
    val Away by lazy { drawn("away", "M6.5,6.5 L17.5,17.5 M17.5,6.5 L6.5,17.5") }

    /** A little less. */
    val Less by lazy { drawn("less", "M6,12 L18,12") }

    /** A little more. */
    val More by lazy { drawn("more", "M6,12 L18,12 M12,6 L12,18") }

    private fun drawn(name: String, path: String, mirrored: Boolean = false): ImageVector =
        ImageVector.Builder(name, 24.dp, 24.dp, 24f, 24f, autoMirror = mirrored).addPath(
            pathData = PathParser().parsePathString(path).toNodes(),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = 1.8f,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round
        ).build()
}
