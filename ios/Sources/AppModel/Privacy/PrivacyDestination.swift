/// The screens of what is kept, and from whom.
public enum PrivacyDestination: CapabilityDestination {
  case privacy, deleteEverything
}
