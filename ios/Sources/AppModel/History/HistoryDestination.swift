/// The screens of what was breathed.
public enum HistoryDestination: CapabilityDestination {
  case list
}
