package app.kindself.ui.safety

import app.kindself.core.ContentInterface
import app.kindself.core.Settings
import app.kindself.ui.platform.Platform

/** Emergency numbers and helplines. They need no store. */
class Safety(private val content: ContentInterface, private val platform: Platform, private val settings: () -> Settings) {
    /** The countries whose numbers are known, read when a screen first needs them. */
    val countries by lazy { content.countries() }

    /** Help lines for people who live with abuse, for where the person is, as of today. */
    fun abuseLines() = content.abuseLines(settings().country, platform.phone.region, platform.clock.moment())

    /** Those for where the person is, as of today. */
    fun crisis() = content.crisis(settings().country, platform.phone.region, platform.clock.moment())
}
