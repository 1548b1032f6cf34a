package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.staticCompositionLocalOf

/*
 * What `androidx.compose.ui.res` has on Android and Compose for desktop lacks: same package, same names, so that a screen is
 * ordinary Android source and still runs in the preview.
 */

val LocalStrings = staticCompositionLocalOf<StringTable> { error("The preview was started without its strings") }

@Composable
@ReadOnlyComposable
fun stringResource(id: Int): String = LocalStrings.current.string(id)

@Composable
@ReadOnlyComposable
fun stringResource(id: Int, vararg formatArgs: Any): String = LocalStrings.current.run { string(id).format(locale, *formatArgs) }

@Composable
@ReadOnlyComposable
fun stringArrayResource(id: Int): Array<String> = LocalStrings.current.array(id).toTypedArray()

@Composable
@ReadOnlyComposable
fun pluralStringResource(id: Int, count: Int): String = LocalStrings.current.plural(id, count)

@Composable
@ReadOnlyComposable
fun pluralStringResource(id: Int, count: Int, vararg formatArgs: Any): String =
    LocalStrings.current.run { plural(id, count).format(locale, *formatArgs) }
