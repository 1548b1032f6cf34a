package app.kindself

import android.content.Intent
import android.graphics.Color
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.PlatformTextInputInterceptor
import androidx.compose.ui.platform.PlatformTextInputMethodRequest
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderEvent
import app.kindself.platform.dial
import app.kindself.platform.keeping.Asking
import app.kindself.platform.reminding.openedBy
import app.kindself.ui.app.App
import app.kindself.ui.start.BrokeOff
import kotlinx.coroutines.launch

/** The one activity: it shows the app, which lives as long as the process. */
class MainActivity :
    ComponentActivity(),
    Asking {
    private val kindself get() = application as KindselfApp

    private val asked = registerForActivityResult(ActivityResultContracts.StartActivityForResult()) {
        kindself.machine.screenLock.answered(it.resultCode == RESULT_OK)
    }

    private val created = registerForActivityResult(ActivityResultContracts.StartActivityForResult()) {
        kindself.machine.documents.created(it.data?.data.takeIf { _ -> it.resultCode == RESULT_OK })
    }

    private val chosen = registerForActivityResult(ActivityResultContracts.StartActivityForResult()) {
        kindself.machine.documents.answered(it.data?.data.takeIf { _ -> it.resultCode == RESULT_OK })
    }

    private val answered = registerForActivityResult(ActivityResultContracts.RequestPermission()) { kindself.notifier.answered() }

    override fun onCreate(savedInstanceState: Bundle?) {
        val takesUp = kindself.begin()
        super.onCreate(savedInstanceState.takeIf { takesUp })
        enableEdgeToEdge()
        // Whatever is on the screen stays out of the system's picture of recent apps.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        val back = @Composable { enabled: Boolean, onBack: () -> Unit -> BackHandler(enabled, onBack) }
        setContent {
            val app = kindself.kindself
            if (app == null) {
                BrokeOff(kindself.failures, kindself::open, ::dial, back, ::colourBars)
            } else {
                Unlearnt { App(app, back, ::colourBars, ::hide) }
            }
        }
        // What is made anew was opened before.
        if (savedInstanceState == null) openReminder(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        openReminder(intent)
    }

    /** A reminder was tapped. After a run that broke off it is noted as any other, and leads nowhere. */
    private fun openReminder(intent: Intent) {
        val opened = openedBy(intent) ?: return
        val reminding = kindself.kindself?.reminding
        if (reminding != null) return reminding.open(opened)
        kindself.scope.launch { kindself.waking.tell(ReminderEvent.Acted(opened.id, ReminderAct.OPENED)) }
    }

    override fun onStart() {
        super.onStart()
        kindself.kindself?.inSight()
    }

    override fun onStop() {
        super.onStop()
        // A phone that is turned shows the same app to the same person.
        if (!isChangingConfigurations) kindself.kindself?.outOfSight()
    }

    override fun askWhoIsThere(intent: Intent) = asked.launch(intent)

    override fun askForNewDocument(intent: Intent) = created.launch(intent)

    override fun askForDocument(intent: Intent) = chosen.launch(intent)

    override fun askToNotify(permission: String) = answered.launch(permission)

    /** Before Android 13, only a window that no picture can be taken of stays out of the system's picture. */
    private fun hide(private: Boolean) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) return
        val flag = WindowManager.LayoutParams.FLAG_SECURE
        window.setFlags(if (private) flag else 0, flag)
    }

    /** The theme may be chosen in the app: the system's icons keep their contrast. */
    private fun colourBars(dark: Boolean) {
        val style = if (dark) SystemBarStyle.dark(Color.TRANSPARENT) else SystemBarStyle.light(Color.TRANSPARENT, Color.TRANSPARENT)
        enableEdgeToEdge(style, style)
    }
}

/** Keyboards are asked to learn nothing of what is typed inside of it. */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
private fun Unlearnt(content: @Composable () -> Unit) {
    val interceptor = remember {
        PlatformTextInputInterceptor { request, next ->
            next.startInputMethod(
                PlatformTextInputMethodRequest { field ->
                    request.createInputConnection(field).also {
                        field.imeOptions =
                            field.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
                    }
                }
            )
        }
    }
    InterceptPlatformTextInput(interceptor, content)
}
