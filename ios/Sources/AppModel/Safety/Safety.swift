import KindselfCore

/// Emergency numbers and helplines.
@MainActor public final class Safety {
  /// The countries whose numbers are known.
  public private(set) lazy var countries: [CountryCard] = breathing.countries()
  private let breathing: any BreathingProtocol
  private let settings: SettingsModel
  private let services: Services

  init(breathing: any BreathingProtocol, settings: SettingsModel, services: Services) {
    self.breathing = breathing
    self.settings = settings
    self.services = services
  }

  /// Those for where the person is, as of today.
  public var crisis: CrisisCard {
    breathing.crisis(chosen: settings.country, region: services.phone.region, now: services.clock.moment)
  }
}
