package app.kindself.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.LocalSystemTheme
import androidx.compose.ui.SystemTheme
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.LocalStrings
import androidx.compose.ui.res.StringTable
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import app.kindself.R
import com.ibm.icu.util.ULocale
import java.io.File

/** Width and height of the phone that is shown, in dp. */
const val PHONE_WIDTH = 411
const val PHONE_HEIGHT = 891

/** Gives [screen] what Android would: words, colours of the hour, direction, size of text. */
// The system theme has no public setter on the desktop yet.
@OptIn(InternalComposeUiApi::class)
@Composable
fun Phone(options: Options, screen: @Composable () -> Unit) {
    val strings = remember(options.locale) {
        StringTable(File(System.getProperty("kindself.resources")), R::class.java, options.locale)
    }
    val rightToLeft = options.rightToLeft ?: ULocale.forLocale(options.locale).isRightToLeft
    CompositionLocalProvider(
        LocalStrings provides strings,
        LocalSystemTheme provides if (options.dark) SystemTheme.Dark else SystemTheme.Light,
        LocalLayoutDirection provides if (rightToLeft) LayoutDirection.Rtl else LayoutDirection.Ltr,
        LocalDensity provides Density(LocalDensity.current.density, options.fontScale),
        content = screen
    )
}
