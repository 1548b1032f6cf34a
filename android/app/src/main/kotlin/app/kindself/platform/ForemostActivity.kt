package app.kindself.platform

import android.app.Activity
import android.app.Application
import android.os.Bundle
import android.view.WindowManager

/** The activity in front, if there is one. On the main thread only. */
internal class ForemostActivity(application: Application) {
    /** It, between onResume and onPause. */
    var activity: Activity? = null
        private set

    /** Whether its screen stays on; follows from one activity to the next. */
    var screenStaysOn = false
        set(value) {
            field = value
            activity?.let(::light)
        }

    init {
        application.registerActivityLifecycleCallbacks(Callbacks())
    }

    private fun light(activity: Activity) {
        val flag = WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
        if (screenStaysOn) activity.window.addFlags(flag) else activity.window.clearFlags(flag)
    }

    private inner class Callbacks : Application.ActivityLifecycleCallbacks {
        override fun onActivityResumed(activity: Activity) {
            this@ForemostActivity.activity = activity
            light(activity)
        }

        override fun onActivityPaused(activity: Activity) {
            if (this@ForemostActivity.activity === activity) this@ForemostActivity.activity = null
        }

        override fun onActivityCreated(activity: Activity, savedInstanceState: Bundle?) = Unit

        override fun onActivityStarted(activity: Activity) = Unit

        override fun onActivityStopped(activity: Activity) = Unit

        override fun onActivitySaveInstanceState(activity: Activity, outState: Bundle) = Unit

        override fun onActivityDestroyed(activity: Activity) = Unit
    }
}
