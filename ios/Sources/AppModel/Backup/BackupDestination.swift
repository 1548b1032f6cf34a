/// The screens of what leaves the app and comes back.
public enum BackupDestination: CapabilityDestination {
  case export(ExportModel.Kind)
  case restore
  /// Another journal's file.
  case importing
  case automatic
  case recovery
}
