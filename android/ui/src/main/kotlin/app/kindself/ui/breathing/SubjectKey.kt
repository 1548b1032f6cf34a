package app.kindself.ui.breathing

import app.kindself.core.BreathingCatalogue
import app.kindself.core.OwnPattern
import app.kindself.core.PracticeCard
import app.kindself.core.ProtocolCard
import app.kindself.core.Subject

/** Which breath a destination is about. */
data class SubjectKey(val kind: Kind, val id: String) {
    /** What it can be. */
    enum class Kind { Protocol, Own }

    /** Its place in the person's own list; null where it is not theirs. */
    val index: Int? get() = if (kind == Kind.Own) id.toIntOrNull() else null

    override fun toString() = "${kind.name}:$id"

    companion object {
        /** Reads what [toString] wrote; null for anything else. */
        fun of(text: String): SubjectKey? {
            val kind = Kind.entries.find { it.name == text.substringBefore(':') } ?: return null
            return SubjectKey(kind, text.substringAfter(':'))
        }

        /** A protocol of the catalogue. */
        fun protocol(id: String) = SubjectKey(Kind.Protocol, id)

        /** The person's own pattern at [index] of their list. */
        fun own(index: Int) = SubjectKey(Kind.Own, index.toString())
    }
}

/** Something that can be practised, as it stands in the catalogue or in the person's own list. */
sealed interface Practice {
    /** What a session of it is about. */
    val subject: Subject

    /** Its name. */
    val name: String

    /** One that is breathed by oneself. */
    sealed interface Breath : Practice

    /** A breathing protocol. */
    data class OfProtocol(val card: ProtocolCard) : Breath {
        override val subject get() = Subject.Protocol(card.id)
        override val name get() = card.name
    }

    /** A practice, led with words. */
    data class Led(val card: PracticeCard) : Practice {
        override val subject get() = Subject.Practice(card.id)
        override val name get() = card.name
    }

    /** A breath of one's own. */
    data class OfOwn(val own: OwnPattern) : Breath {
        override val subject get() = Subject.Own(own.pattern)
        override val name get() = own.name
    }
}

/** The breath [key] is about; null where it is gone. */
fun breath(key: SubjectKey, catalogue: BreathingCatalogue, owns: List<OwnPattern>): Practice.Breath? = when (key.kind) {
    SubjectKey.Kind.Protocol -> catalogue.protocols.find { it.id == key.id }?.let(Practice::OfProtocol)
    SubjectKey.Kind.Own -> key.id.toIntOrNull()?.let(owns::getOrNull)?.let(Practice::OfOwn)
}

/** The practice a session was about; null where the catalogue or the person's list has it no more. */
fun practice(subject: Subject, catalogue: BreathingCatalogue, owns: List<OwnPattern>): Practice? = when (subject) {
    is Subject.Protocol -> catalogue.protocols.find { it.id == subject.id }?.let(Practice::OfProtocol)
    is Subject.Practice -> catalogue.practiceOf(subject.id)?.let(Practice::Led)
    is Subject.Own -> owns.find { it.pattern == subject.pattern }?.let(Practice::OfOwn)
}

private fun BreathingCatalogue.practiceOf(id: String): PracticeCard? = (practices + grounding).find { it.id == id }
