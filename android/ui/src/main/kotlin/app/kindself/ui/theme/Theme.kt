package app.kindself.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.runtime.Composable
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.em
import androidx.compose.ui.unit.sp
import app.kindself.core.Theme

/** Space left and right of everything. */
val Margin = 20.dp

/** The least height of anything that can be tapped. */
val Target = 48.dp

private val lines = 1.45.em

private fun TextStyle.of(size: Int, weight: FontWeight) =
    copy(fontSize = size.sp, lineHeight = lines, fontWeight = weight, letterSpacing = 0.sp)

private val letters = Typography().run {
    Typography(
        displaySmall = displaySmall.of(28, FontWeight.Normal),
        headlineMedium = headlineMedium.of(28, FontWeight.Normal),
        headlineSmall = headlineSmall.of(24, FontWeight.Normal),
        titleLarge = titleLarge.of(24, FontWeight.Normal),
        titleMedium = titleMedium.of(19, FontWeight.Medium),
        titleSmall = titleSmall.of(17, FontWeight.Medium),
        bodyLarge = bodyLarge.of(17, FontWeight.Normal),
        bodyMedium = bodyMedium.of(17, FontWeight.Normal),
        bodySmall = bodySmall.of(15, FontWeight.Normal),
        labelLarge = labelLarge.of(17, FontWeight.Medium),
        labelMedium = labelMedium.of(15, FontWeight.Medium),
        labelSmall = labelSmall.of(15, FontWeight.Medium)
    )
}

private val corners = RoundedCornerShape(20.dp)

/** Whether [theme] is dark now. */
@Composable
fun isDark(theme: Theme): Boolean = when (theme) {
    Theme.SYSTEM -> isSystemInDarkTheme()
    Theme.LIGHT -> false
    Theme.DARK -> true
}

/** Colours, letters and corners of the whole app. */
@Composable
fun KindselfTheme(dark: Boolean, content: @Composable () -> Unit) = MaterialTheme(
    colorScheme = if (dark) night else day,
    typography = letters,
    shapes = Shapes(small = corners, medium = corners, large = corners, extraLarge = corners),
    content = content
)
