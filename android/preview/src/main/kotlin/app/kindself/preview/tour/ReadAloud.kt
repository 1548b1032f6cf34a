package app.kindself.preview.tour

import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsConfiguration
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.state.ToggleableState

/**
 * One line for each thing a screen reader stops at under [node]: its kind, its words, its state. A control without a
 * name says so in capitals. The order is the tree's; TalkBack sorts by place where they differ. (Sizes need no line here: Compose
 * itself widens whatever can be touched to 48 dp.)
 */
fun readAloud(node: SemanticsNode): List<String> {
    val own = if (node.config.isHidden()) emptyList() else listOfNotNull(line(node.config))
    return own + node.children.flatMap { readAloud(it) }
}

private fun line(config: SemanticsConfiguration): String? {
    val words = words(config)
    val acts = SemanticsActions.OnClick in config || SemanticsActions.SetText in config || SemanticsActions.SetProgress in config
    if (words.isEmpty() && !acts) return null
    val name = words.joinToString(", ").ifEmpty { "NO NAME" }
    return (listOf(kind(config).padEnd(10) + " " + name) + states(config)).joinToString("; ")
}

private fun SemanticsConfiguration.isHidden() = SemanticsProperties.InvisibleToUser in this

private fun words(config: SemanticsConfiguration): List<String> {
    val described = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
    val typed = listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text)
    val shown = config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
    return (described.ifEmpty { shown } + typed).filter { it.isNotBlank() }
}

private fun kind(config: SemanticsConfiguration): String = when {
    SemanticsProperties.Heading in config -> "heading"
    SemanticsActions.SetText in config -> "field"
    SemanticsActions.SetProgress in config -> "slider"
    else -> when (config.getOrNull(SemanticsProperties.Role)) {
        Role.Button -> "button"
        Role.Checkbox -> "checkbox"
        Role.Switch -> "switch"
        Role.RadioButton -> "choice"
        Role.Tab -> "tab"
        Role.Image -> "image"
        Role.DropdownList -> "menu"
        else -> if (SemanticsActions.OnClick in config) "control" else "text"
    }
}

private fun states(config: SemanticsConfiguration): List<String> = buildList {
    config.getOrNull(SemanticsProperties.PaneTitle)?.let { add("pane $it") }
    config.getOrNull(SemanticsProperties.StateDescription)?.let(::add)
    config.getOrNull(SemanticsProperties.Selected)?.let { add(if (it) "selected" else "not selected") }
    when (config.getOrNull(SemanticsProperties.ToggleableState)) {
        ToggleableState.On -> add("on")
        ToggleableState.Off -> add("off")
        ToggleableState.Indeterminate -> add("partly on")
        null -> Unit
    }
    config.getOrNull(SemanticsProperties.ProgressBarRangeInfo)?.let {
        if (it.range.start < it.range.endInclusive) add("at ${it.current} of ${it.range.start} to ${it.range.endInclusive}")
    }
    config.getOrNull(SemanticsProperties.Error)?.let { add("error: $it") }
    if (SemanticsProperties.Disabled in config) add("disabled")
    when (config.getOrNull(SemanticsProperties.LiveRegion)) {
        LiveRegionMode.Polite -> add("announced")
        LiveRegionMode.Assertive -> add("announced at once")
    }
    config.getOrNull(SemanticsActions.CustomActions).orEmpty().forEach { add("action ${it.label}") }
}
