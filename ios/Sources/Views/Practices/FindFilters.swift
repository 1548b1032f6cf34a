import AppModel
import KindselfCore
import SwiftUI

/// What practices are sorted by, each value with how many there would be. Folded away until they are wanted; those that are
/// on stay, to be taken off again.
struct FindFilters: View {
  let model: FindModel
  @State private var isUnfolded = false

  var body: some View {
    Button(isUnfolded ? "Hide filters" : "Filters") { isUnfolded.toggle() }.buttonStyle(.quiet)
    if isUnfolded {
      ForEach(facets, id: \.facet) { facet in
        Heading(Text(verbatim: facet.name))
        Chips {
          ForEach(facet.values, id: \.id) { chip($0, of: facet.facet) }
        }
      }
    } else if model.hasChosen {
      Chips {
        ForEach(facets, id: \.facet) { facet in
          ForEach(facet.values.filter(\.chosen), id: \.id) { chip($0, of: facet.facet) }
        }
      }
    }
    if model.hasChosen { Button("Clear filters", action: model.clearChosen).buttonStyle(.quiet) }
  }

  private var facets: [FacetCard] { model.found?.facets ?? [] }

  private func chip(_ value: FacetValueCard, of facet: Facet) -> some View {
    let isOn = Binding {
      value.chosen
    } set: {
      model.choose(value.id, of: facet, isOn: $0)
    }
    let count = Int(value.hits)
    return Chip(name: [Text(verbatim: value.name), Text(verbatim: count.formatted())].dotted, isOn: isOn)
      .disabled(value.hits == 0 && !value.chosen)
      // A number alone says nothing to whoever hears it.
      .accessibilityLabel(Text("\(Text(verbatim: value.name)), \(Text("\(count) found"))"))
  }
}
