import KindselfCore

/// Emergency numbers and helplines.
@MainActor public final class Safety {
  /// The countries whose numbers are known.
  public private(set) lazy var countries: [CountryCard] = content.countries()
  private let content: any ContentProtocol
  private let settings: SettingsModel
  private let services: Services

  init(content: any ContentProtocol, settings: SettingsModel, services: Services) {
    self.content = content
    self.settings = settings
    self.services = services
  }

  /// Help lines for people who live with abuse, for where the person is, as of today.
  public var abuseLines: AbuseLinesCard {
    content.abuseLines(chosen: settings.country, region: services.phone.region, now: services.clock.moment)
  }

  /// Those for where the person is, as of today.
  public var crisis: CrisisCard {
    content.crisis(chosen: settings.country, region: services.phone.region, now: services.clock.moment)
  }
}
