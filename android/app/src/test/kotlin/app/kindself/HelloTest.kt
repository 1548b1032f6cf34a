package app.kindself

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class HelloTest {
    @get:Rule
    val screen = createAndroidComposeRule<MainActivity>()

    @Test
    fun aTapOnTheDoorIsAnswered() {
        screen.onNodeWithText("A minute").performClick()
        screen.onNodeWithText("You gave yourself 1 minute.").assertIsDisplayed()
        screen.runOnUiThread { assertTrue(takePicture(screen.activity, "hello").length() > 1000) }
    }
}
