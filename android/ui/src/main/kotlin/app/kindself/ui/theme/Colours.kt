package app.kindself.ui.theme

import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.ui.graphics.Color

/** Day: warm paper and deep water green. Contrast was measured: text at least 4.5 to 1, outlines at least 3 to 1. */
internal val day = lightColorScheme(
    primary = Color(0xFF2F6B62),
    onPrimary = Color(0xFFFFFFFF),
    primaryContainer = Color(0xFFCFE5DF),
    onPrimaryContainer = Color(0xFF0F3B34),
    secondary = Color(0xFFA4522E),
    onSecondary = Color(0xFFFFFFFF),
    secondaryContainer = Color(0xFFF6DDCF),
    onSecondaryContainer = Color(0xFF4A2110),
    tertiary = Color(0xFF65548A),
    onTertiary = Color(0xFFFFFFFF),
    background = Color(0xFFFBF7F1),
    onBackground = Color(0xFF26302E),
    surface = Color(0xFFFBF7F1),
    onSurface = Color(0xFF26302E),
    surfaceVariant = Color(0xFFF4EDE3),
    onSurfaceVariant = Color(0xFF5A6462),
    surfaceContainerLowest = Color(0xFFFBF7F1),
    surfaceContainerLow = Color(0xFFF4EDE3),
    surfaceContainer = Color(0xFFF4EDE3),
    surfaceContainerHigh = Color(0xFFF4EDE3),
    surfaceContainerHighest = Color(0xFFF4EDE3),
    outline = Color(0xFF7B827F),
    outlineVariant = Color(0xFF7B827F),
    inverseSurface = Color(0xFF26302E),
    inverseOnSurface = Color(0xFFFBF7F1),
    inversePrimary = Color(0xFF8FD0C3),
    error = Color(0xFF9B2F33),
    onError = Color(0xFFFFFFFF)
)

/** Night: a dark room with one lamp. */
internal val night = darkColorScheme(
    primary = Color(0xFF8FD0C3),
    onPrimary = Color(0xFF06332C),
    primaryContainer = Color(0xFF1F4D46),
    onPrimaryContainer = Color(0xFFCFE5DF),
    secondary = Color(0xFFF0B493),
    onSecondary = Color(0xFF4A2110),
    secondaryContainer = Color(0xFF5C2E18),
    onSecondaryContainer = Color(0xFFF6DDCF),
    tertiary = Color(0xFFCDBDEB),
    onTertiary = Color(0xFF35265A),
    background = Color(0xFF12191A),
    onBackground = Color(0xFFE8E3DA),
    surface = Color(0xFF12191A),
    onSurface = Color(0xFFE8E3DA),
    surfaceVariant = Color(0xFF1B2526),
    onSurfaceVariant = Color(0xFFA9B3AF),
    surfaceContainerLowest = Color(0xFF12191A),
    surfaceContainerLow = Color(0xFF1B2526),
    surfaceContainer = Color(0xFF1B2526),
    surfaceContainerHigh = Color(0xFF1B2526),
    surfaceContainerHighest = Color(0xFF1B2526),
    outline = Color(0xFF7F8A87),
    outlineVariant = Color(0xFF7F8A87),
    inverseSurface = Color(0xFFE8E3DA),
    inverseOnSurface = Color(0xFF12191A),
    inversePrimary = Color(0xFF2F6B62),
    error = Color(0xFFF2A9A7),
    onError = Color(0xFF4A1214)
)
