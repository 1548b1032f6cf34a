package app.kindself.ui.app

import androidx.compose.runtime.Stable
import androidx.compose.runtime.mutableStateListOf

/** What to say about things kept that could not be read or written, until it was read. */
@Stable
class Notices : Member {
    private val said = mutableStateListOf<Notice>()

    /** In the order they came. */
    val all: List<Notice> get() = said.toList()

    /** Says [notice], once. */
    fun add(notice: Notice) {
        if (notice !in said) said += notice
    }

    /** A person has read [notice], or it holds no longer. */
    fun remove(notice: Notice) {
        said -= notice
    }

    override fun erased() = said.clear()
}
