/// The screens of what was kept from practices.
public enum KeepsakesDestination: CapabilityDestination {
  case list
}
