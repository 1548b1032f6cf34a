package app.kindself.platform

import android.content.Context
import android.content.Intent
import android.net.Uri
import android.provider.Settings
import android.telephony.TelephonyManager
import android.text.format.DateFormat
import android.text.format.Formatter
import android.view.View
import android.view.WindowManager
import app.kindself.R
import app.kindself.platform.keeping.Finishing
import app.kindself.ui.platform.Phone
import java.util.Date
import java.util.TimeZone
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.Job

/** The phone around the app. */
internal class AndroidPhone(private val context: Context, private val foremost: ForemostActivity, private val finishing: Finishing) :
    Phone {
    // Kept beside the texts themselves: the phone may speak a language that the app has no texts in.
    override val language: String
        get() = context.getString(R.string.language_tag)

    override val region: String?
        get() {
            // Where the phone is comes first: someone abroad needs the lines of that country. Neither asks for a permission.
            val telephony = context.getSystemService(TelephonyManager::class.java)
            val locale = context.resources.configuration.locales[0]
            return listOf(telephony?.networkCountryIso, telephony?.simCountryIso, locale.country)
                .firstNotNullOfOrNull { code -> code?.takeIf { it.length == 2 }?.uppercase() }
        }

    override val hours24: Boolean
        get() = DateFormat.is24HourFormat(context)

    override val reduceMotion: Boolean
        get() = off(Settings.Global.ANIMATOR_DURATION_SCALE) || off(Settings.Global.TRANSITION_ANIMATION_SCALE)

    override fun dial(number: String): Boolean = context.dial(number)

    override fun text(number: String, words: String?): Boolean {
        val send = Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", number, null))
        return context.open(if (words == null) send else send.putExtra("sms_body", words))
    }

    override fun browse(site: String): Boolean = context.open(Intent(Intent.ACTION_VIEW, Uri.parse("https://$site")))

    override fun leave() {
        val activity = foremost.activity
        if (activity != null) {
            // Nothing to be seen while the system slides the window away, nor in its picture of recent apps.
            activity.window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
            activity.window.decorView.visibility = View.INVISIBLE
        }
        context.open(Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME))
        activity?.finishAndRemoveTask()
    }

    override fun finish(work: Job) = finishing.finish(work)

    override val hasSafe = true

    override fun size(bytes: ULong): String = Formatter.formatShortFileSize(context, bytes.toLong())

    override fun time(minutes: UShort): String = DateFormat.getTimeFormat(context).run {
        timeZone = TimeZone.getTimeZone("UTC")
        format(Date(TimeUnit.MINUTES.toMillis(minutes.toLong())))
    }

    override fun share(text: String): Boolean {
        val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
        return context.open(Intent.createChooser(send, null))
    }

    private fun off(scale: String) = Settings.Global.getFloat(context.contentResolver, scale, 1f) == 0f
}
