package app.kindself.ui.platform

/** What puts pages on paper. */
interface Printer {
    /**
     * Opens the machine's own screen for printing [paper], where the person chooses the printer or a PDF, or leaves again. False where
     * there is nothing to print with. Nothing of it is in a file of the app's.
     */
    fun print(paper: Paper): Boolean
}

/** A sheet in words, block by block. */
class Paper(
    /** What the machine calls it while it waits for the printer: others may see that, so it says nothing of what it is about. */
    val job: String,
    val blocks: List<Block>,
    /** What stands below a page of several: its number, and how many there are. */
    val pageName: (Int, Int) -> String
) {
    /** What stands on it. */
    sealed interface Block {
        data class Title(val words: String) : Block

        /** The day, and what is said before one begins. */
        data class Quiet(val words: String) : Block

        data class Question(val words: String) : Block

        /** What helps with a question. */
        data class Hint(val words: String) : Block

        /** What someone wrote. */
        data class Answer(val words: String) : Block

        /** A short line to fill in, after its name. */
        data class Blank(val name: String) : Block

        /** Ruled lines; each with its number where they are [numbered]. */
        data class Ruled(val count: Int, val numbered: Boolean) : Block

        /** Numbers to circle one of; what the first and the last mean stands below. */
        data class Scale(val marks: List<String>, val low: String, val high: String) : Block

        /** A box to tick. */
        data class Box(val words: String) : Block

        /** Ruled lines for feelings; at the end of each, [strength] after a short one, where that is asked. */
        data class Feelings(val lines: Int, val strength: String?) : Block
    }

    /** All of it as plain text, for another app. */
    fun text(): String = buildString {
        for (block in blocks) {
            when (block) {
                is Block.Title -> appendLine(block.words)
                is Block.Quiet -> appendLine(block.words)
                is Block.Question -> appendLine().appendLine(block.words)
                is Block.Hint -> appendLine(block.words)
                is Block.Answer -> appendLine(block.words)
                is Block.Blank -> appendLine(block.name)
                is Block.Ruled -> if (block.numbered) (1..block.count).forEach { appendLine("$it.") } else appendLine()
                is Block.Scale -> appendLine(block.marks.joinToString("  ")).appendLine("${block.low} – ${block.high}")
                is Block.Box -> appendLine("☐ ${block.words}")
                is Block.Feelings -> appendLine()
            }
        }
    }
}
