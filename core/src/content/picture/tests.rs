use super::*;
use crate::content::tests::read_with;
use proptest::prop_assert;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

fn all() -> Vec<Picture> {
    Catalogue::bundled().unwrap().pictures
}

/// A row of tests/vectors/pictures.json, which make.py reckons from the files.
#[derive(Deserialize)]
struct Row {
    id: String,
    frame: [i32; 2],
    period_ms: u64,
    moments: Vec<Moment>,
}

#[derive(Deserialize)]
struct Moment {
    at_ms: u64,
    shapes: Vec<Drawn>,
}

/// How many points an edge has, and some of them.
#[derive(Deserialize)]
struct Drawn {
    role: PaletteRole,
    opacity: u32,
    points: usize,
    some: BTreeMap<usize, [f64; 2]>,
}

#[derive(Deserialize)]
struct Rows {
    pictures: Vec<Row>,
}

#[test]
fn every_picture_is_drawn_at_its_moments_as_the_files_say_reckoned_a_second_time() {
    let rows: Rows = serde_json::from_str(include_str!("../../../../tests/vectors/pictures.json")).unwrap();
    let catalogue = Catalogue::bundled().unwrap();
    assert_eq!(rows.pictures.len(), catalogue.pictures.len());
    for row in rows.pictures {
        let picture = catalogue.picture(&PictureId(row.id)).unwrap();
        let name = &picture.id.0;
        assert_eq!([picture.frame.x, picture.frame.y], row.frame, "{name}");
        assert_eq!(picture.period.unwrap_or_default(), Millis(row.period_ms), "{name}");
        for moment in row.moments {
            let drawn = picture.drawn(Millis(moment.at_ms));
            assert_eq!(drawn.len(), moment.shapes.len(), "{name}");
            for (n, (outline, expected)) in drawn.iter().zip(moment.shapes).enumerate() {
                let shape = &picture.shapes[n];
                assert_eq!((shape.role, shape.opacity), (expected.role, expected.opacity), "{name} {n}");
                assert_eq!(outline.0.len(), expected.points, "{name} {n}");
                for (place, [x, y]) in expected.some {
                    let point = outline.0[place];
                    let off = (f64::from(point.x) - x).abs().max((f64::from(point.y) - y).abs());
                    assert!(off <= 1.5, "{name} {n} {place}: {point:?}, {x} {y} at {}", moment.at_ms);
                }
            }
        }
    }
}

#[test]
fn an_edge_is_whole_curves_and_comes_back_to_where_it_starts() {
    for picture in all() {
        for shape in &picture.shapes {
            for outline in [Some(&shape.from), shape.to.as_ref()].into_iter().flatten() {
                assert_eq!(outline.0.len() % 3, 1, "{}", picture.id.0);
                assert_eq!(outline.0.first(), outline.0.last(), "{}", picture.id.0);
                assert_eq!(outline.0.len(), shape.from.0.len(), "{}", picture.id.0);
            }
        }
    }
}

/// How far a point of one drawing lies from the same point of another, at most, hundredths of a unit.
fn apart(one: &[Outline], other: &[Outline]) -> i32 {
    let points = |all: &[Outline]| all.iter().flat_map(|outline| outline.0.clone()).collect::<Vec<_>>();
    let (one, other) = (points(one), points(other));
    assert_eq!(one.len(), other.len());
    one.iter().zip(&other).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs())).max().unwrap()
}

#[test]
fn what_does_not_move_is_the_same_at_every_moment_and_what_moves_is_back_after_its_period() {
    for picture in all() {
        let name = &picture.id.0;
        let rest = picture.drawn(Millis(0));
        let Some(period) = picture.period else {
            assert_eq!(rest, picture.drawn(Millis(123_456)), "{name}");
            continue;
        };
        assert!(apart(&rest, &picture.drawn(period)) <= 1, "{name}");
        assert!(apart(&rest, &picture.drawn(Millis(period.0 / 2))) > 50, "{name}: it can be seen to move");
        // Nothing jumps: in a frame of a sixtieth of a second no point goes further than a dot.
        let quick = Millis(period.0 / 4);
        let frame = apart(&picture.drawn(quick), &picture.drawn(Millis(quick.0 + 17)));
        assert!(frame <= 50, "{name}: {frame}");
    }
}

#[test]
fn a_picture_has_words_for_who_does_not_see_it() {
    for picture in all() {
        let words = picture.description(&Language::new("en"));
        assert!(words.ends_with('.') && words.len() > 10, "{}: {words}", picture.id.0);
        for label in &picture.labels {
            let said = label.words.get(&Language::new("en")).to_lowercase();
            // A label is not read by itself: what it says is in the description.
            assert!(
                words.to_lowercase().contains(&said),
                "{}: \"{said}\" is not in its description",
                picture.id.0
            );
        }
    }
}

#[test]
fn each_practice_has_an_emblem_and_the_grounding_that_of_the_lifebuoy() {
    let catalogue = Catalogue::bundled().unwrap();
    for practice in &catalogue.practices {
        let emblem = catalogue.emblem_of(practice).unwrap();
        let lifebuoy = emblem.stands_for == StandsFor::Lifebuoy;
        assert_eq!(lifebuoy, practice.is(Role::Grounding), "{}", practice.id.0);
    }
}

#[test]
fn a_broken_picture_is_named_with_its_file_line_and_field() {
    let cases = [
        ("pictures/breath.json", "\"role\": \"primary\"", "\"role\": \"pink\"", 8, "shapes[0].role"),
        ("pictures/breath.json", "[5, 78]", "[-5, 78]", 8, "shapes[0].draw"),
        ("pictures/breath.json", "\"by\": [27, -42]", "\"by\": [27, -52]", 10, "shapes[2].moves"),
        ("pictures/breath.json", "\"period_s\": 10", "\"period_s\": 2", 6, "period_s"),
        ("pictures/breath.json", "  \"period_s\": 10,\n", "", 0, "period_s"),
        (
            "pictures/breath.json",
            "\"radius\": [9, 9]",
            "\"radius\": [9, 0]",
            10,
            "shapes[2].draw.circle.radius",
        ),
        ("pictures/breath.json", "\"opacity\": 18", "\"opacity\": 0", 8, "shapes[0].opacity"),
        ("pictures/breath.json", "\"id\": \"breath\"", "\"id\": \"flow\"", 2, "id"),
        (
            "pictures/breath.json",
            "One breath as a hill, with something round that rises and sinks beside it.",
            " ",
            12,
            "text.en.description",
        ),
        ("pictures/breath.json", "\"protocols\"", "\"journal\"", 0, "stands_for"),
        ("pictures/breath.json", "\"protocols\"", "\"lesson\"", 0, "stands_for"),
        ("pictures/breath.json", "\"protocols\"", "{ \"family\": \"flow\" }", 0, "stands_for"),
        ("pictures/flow.json", "\"family\": \"flow\"", "\"family\": \"flaw\"", 3, "stands_for"),
        ("pictures/three-systems.json", "\"at\": [46, 27]", "\"at\": [46, 127]", 0, "labels[0].at"),
        (
            "practices/tricky-brain.json",
            "\"picture\": \"tricky-brain\"",
            "\"picture\": \"breath\"",
            6,
            "picture",
        ),
        ("practices/tricky-brain.json", "  \"picture\": \"tricky-brain\",\n", "", 0, "stands_for"),
    ];
    for (path, from, to, line, field) in cases {
        let error = read_with(path, from, to).unwrap_err();
        assert!(error.field.starts_with(field), "{field}: {error}");
        assert!(line == 0 || (error.line, error.file.as_str()) == (line, path), "{path}:{line}: {error}");
        assert!(error.reason.len() > 10, "{error}");
    }
}

#[test]
fn at_every_moment_every_shape_is_inside_its_frame() {
    let all = all();
    let moments = TestRunner::default().run(&(0u64..86_400_000), |at| {
        for picture in &all {
            for point in picture.drawn(Millis(at)).into_iter().flat_map(|outline| outline.0) {
                prop_assert!((0..=picture.frame.x).contains(&point.x), "{} {point:?}", picture.id.0);
                prop_assert!((0..=picture.frame.y).contains(&point.y), "{} {point:?}", picture.id.0);
            }
        }
        Ok(())
    });
    moments.unwrap();
}
