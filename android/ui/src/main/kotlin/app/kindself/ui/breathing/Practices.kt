package app.kindself.ui.breathing

import app.kindself.core.BreathingCatalogue
import app.kindself.core.OwnPattern
import app.kindself.core.Subject

/** Everything that can be practised: the [catalogue], and the person's [own] patterns. */
class Practices(val catalogue: BreathingCatalogue, private val own: () -> List<OwnPattern>) {
    /** Thirty seconds of feet, hands and room. */
    val grounding = Subject.Practice(catalogue.grounding.id)

    /** The breath [key] is about; null where it is gone. */
    fun find(key: SubjectKey): Practice.Breath? = breath(key, catalogue, own())

    /** The practice a session was about; null where the catalogue or the person's list has it no more. */
    fun find(subject: Subject): Practice? = practice(subject, catalogue, own())

    /** Whether [subject] is a practice, and not the thirty seconds that any of them would lead out to. */
    fun isPractice(subject: Subject) = subject is Subject.Practice && subject != grounding

    /** The picture that the practice [subject] shows, where it is a lesson. */
    fun pictureOf(subject: Subject): String? = card(subject)?.picture

    /** The picture beside its name, where it is a practice. */
    fun emblemOf(subject: Subject): String? = card(subject)?.emblem

    /** Whether it is about abuse: nobody else is to know of it. */
    fun isDiscreet(subject: Subject): Boolean = card(subject)?.discreet == true

    private fun card(subject: Subject) =
        (subject as? Subject.Practice)?.let { practice -> (catalogue.practices + catalogue.grounding).find { it.id == practice.id } }

    /** What [subject] is called; empty where it is gone, or the person gave it no name. */
    fun nameOf(subject: Subject): String = find(subject)?.name.orEmpty()
}
