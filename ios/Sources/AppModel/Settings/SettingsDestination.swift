/// The screens of what is chosen, and what the app is.
public enum SettingsDestination: CapabilityDestination {
  case settings, dayBegins, country, about
}
