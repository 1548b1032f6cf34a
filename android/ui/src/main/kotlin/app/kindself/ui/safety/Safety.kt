package app.kindself.ui.safety

import app.kindself.core.ContentInterface
import app.kindself.core.Settings
import app.kindself.ui.platform.Platform

/** Emergency numbers and helplines. They need no store. */
class Safety(private val content: ContentInterface, private val platform: Platform, private val settings: () -> Settings) {
    /** The countries whose numbers are known, read when a screen first needs them. */
    val countries by lazy { content.countries() }

    /** Those for where the person is, as of today. */
    fun crisis() = content.crisis(settings().country, platform.phone.region, platform.clock.moment())
}
