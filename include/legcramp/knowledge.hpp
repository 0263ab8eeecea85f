#pragma once
// The knowledge: what legcramp knows, as records read from one JSON file. To add a field, add the
// member and the line below; nothing else reads or writes files.

#include <algorithm>
#include <optional>

#include "legcramp/fields.hpp"

namespace legcramp {

struct Source {
  Id id;
  Text title;
  Text publisher;
  Text url;
  Year year;
  Text note;
};
template <>
inline constexpr auto fields<Source> = std::tuple{
    required("id", &Source::id, "how entries refer to this source"),
    required("title", &Source::title, "the title of the page, paper or leaflet"),
    optional("publisher", &Source::publisher, "who published it; left out where unknown"),
    optional("url", &Source::url, "where it can be read; left out where unknown"),
    optional("year", &Source::year,
             "the year it was published or last reviewed; left out where unknown"),
    optional("note", &Source::note, "how it was read, if not in full at its own address"),
};

struct Citation {
  SourceRef source;
  Text at;
};
template <>
inline constexpr auto fields<Citation> = std::tuple{
    required("source", &Citation::source, "the id of a source"),
    optional("at", &Citation::at, "where in the source, such as \"tip 4\""),
};

struct Finding {
  Id id;
  Text name;
  Text ask;
  std::span<const Pattern> words;
};
template <>
inline constexpr auto fields<Finding> = std::tuple{
    required("id", &Finding::id, "how rules and answers refer to this finding"),
    required("name", &Finding::name, "a short phrase, as in \"you said: ...\""),
    required("ask", &Finding::ask, "a question in plain words, one idea, where yes worries"),
    optional(
        "words", &Finding::words,
        "phrases people type for it. All words of a phrase must stand near each other. \"{leg}\" "
        "is "
        "any word of a group, \"{over 10 minutes}\" an amount, and \"-ankles\" a word that must "
        "not be typed"),
};

/// What `ask` shows at once: one question, or a checklist of at most `most_findings_of_a_screen`.
struct Screen {
  Id id;
  Text name;
  Text ask;
  std::optional<FindingRef> detail_of;
  std::span<const FindingRef> findings;
};
inline constexpr std::size_t most_findings_of_a_screen = 9;
inline constexpr std::size_t most_levels_of_details = 20;  ///< details of details of ...
template <>
inline constexpr auto fields<Screen> = std::tuple{
    required("id", &Screen::id, "how `ask -a` refers to this screen"),
    required("name", &Screen::name, "what its findings have in common, as in \"none of: ...\""),
    required("ask", &Screen::ask, "what is asked about all of them"),
    optional("detail_of", &Screen::detail_of,
             "a finding of an earlier screen: while that is no, all of these are no; if it was not "
             "asked, a yes or unsure to one of these answers it"),
    required("findings", &Screen::findings, "what is asked, at most 9; each finding on one screen"),
};

struct Cause {
  Id id;
  Text name;
  FindingCondition when;
  Text text;
  std::span<const Pattern> words;
  Evidence evidence = Evidence::ours;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Cause> = std::tuple{
    required("id", &Cause::id, "how rules and --cause refer to this cause"),
    required("name", &Cause::name, "a short heading"),
    optional("when", &Cause::when,
             "the findings that bring this cause; without it, it holds only when named"),
    required("text", &Cause::text, "why it may bring cramps"),
    optional("words", &Cause::words, "phrases people type for it"),
    required("evidence", &Cause::evidence, "how well this is supported"),
    required("sources", &Cause::sources, "where this comes from"),
};

/// How long to hold, in seconds, and how often. The time has its own sources, since few state one.
struct Timing {
  Seconds ready_seconds;
  Seconds hold_seconds;
  Seconds rest_seconds;
  Times repeat;
  Legs legs;
  Evidence evidence = Evidence::ours;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Timing> = std::tuple{
    optional("ready_seconds", &Timing::ready_seconds,
             "how long it takes to get into position, in seconds; without it 10"),
    required("hold_seconds", &Timing::hold_seconds, "how long to hold, in seconds"),
    optional("rest_seconds", &Timing::rest_seconds, "how long to rest in between, in seconds"),
    required("repeat", &Timing::repeat, "how often to do it at most, the first time included"),
    optional("legs", &Timing::legs, "2: each time one leg, then the other"),
    required("evidence", &Timing::evidence,
             "how well the time is supported; \"ours\" if no source states one"),
    required("sources", &Timing::sources, "where the time comes from"),
};

/// A drawing of a measure, twice: as lines of characters for a terminal, and as strokes for a page,
/// on a sheet of 120 by 80 whose y grows downwards. What it shows is told in words beside it.
struct Picture {
  std::span<const PictureRow> rows;
  std::span<const Strokes> body;
  std::span<const Strokes> around;
  std::span<const Strokes> movement;
};
inline constexpr std::size_t most_rows_of_a_picture = 10;
template <>
inline constexpr auto fields<Picture> = std::tuple{
    required("rows", &Picture::rows, "at most 10 lines of at most 36 plain characters"),
    optional("body", &Picture::body, "the person, as path data of SVG on a sheet of 120 by 80"),
    optional("around", &Picture::around, "wall, floor, bed or towel, likewise"),
    optional("movement", &Picture::movement, "arrows, likewise"),
};

/// What one can do: a remedy, a tip, or a further measure. The three lists differ only in where
/// they stand; a remedy has steps.
struct Measure {
  Id id;
  Text name;
  std::span<const GroupRef> kinds;
  Text text;
  std::span<const Text> steps;
  Timing timing;
  std::span<const Picture> pictures;
  std::span<const Text> cautions;
  std::span<const Pattern> words;
  Evidence evidence = Evidence::ours;
  std::span<const Citation> sources;

  [[nodiscard]] constexpr bool is_timed() const { return timing.hold_seconds.value > 0; }
};
template <>
inline constexpr auto fields<Measure> = std::tuple{
    required("id", &Measure::id, "how rules and commands refer to this measure"),
    required("name", &Measure::name, "a short heading"),
    optional("kinds", &Measure::kinds,
             "groups it belongs to, such as heat or standing; a rule can avoid a whole group"),
    required("text", &Measure::text,
             "what to do in a few short sentences; of a remedy the one that is enough at 3 a.m."),
    optional("steps", &Measure::steps, "how to do it, one sentence each, in order"),
    optional("timing", &Measure::timing, "how long and how often"),
    optional("pictures", &Measure::pictures, "drawings of it, the plainest first"),
    optional("cautions", &Measure::cautions, "what to take care of; always shown with the steps"),
    optional("words", &Measure::words, "phrases people type for it"),
    required("evidence", &Measure::evidence, "how well this is supported"),
    required("sources", &Measure::sources, "where this comes from"),
};

/// Something to know, shown when it is looked up; no rule recommends it.
struct Fact {
  Id id;
  Text name;
  Text text;
  std::span<const Pattern> words;
  Evidence evidence = Evidence::ours;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Fact> = std::tuple{
    required("id", &Fact::id, "a name for this fact"),
    required("name", &Fact::name, "a short heading"),
    required("text", &Fact::text, "the fact, in a few short sentences"),
    optional("words", &Fact::words, "phrases people type for it"),
    required("evidence", &Fact::evidence, "how well this is supported"),
    required("sources", &Fact::sources, "where this comes from"),
};

/// A sign that is enough for its level of help.
struct Sign {
  Text text;
  FindingCondition when;  ///< not given if the file has the signs of a level as one text
};
template <>
inline constexpr auto fields<Sign> = std::tuple{
    required("text", &Sign::text, "the sign in a few words, such as \"chest pain\""),
    required("when", &Sign::when, "the findings that it names"),
};

struct Help {
  Urgency urgency = Urgency::self_care;
  Text text;
  std::span<const Sign> signs;
};
template <>
inline constexpr auto fields<Help> = std::tuple{
    required("urgency", &Help::urgency, "the level this is for; each level has one"),
    required("text", &Help::text, "what to do at this level, as a sentence"),
    optional("signs", &Help::signs,
             "the signs of this level, in the order shown; `check` proves that none is missing. "
             "One text for all of them loads too, but nothing is proved of it"),
};

/// What a rule concludes. Sets and a maximum, so that the order of rules never matters.
struct Conclusion {
  Urgency urgency = Urgency::self_care;
  std::span<const RemedyRef> remedies;
  std::span<const TipRef> tips;
  std::span<const FurtherRef> further;
  Text note;
  std::span<const MeasureRef> avoid;
};
template <>
inline constexpr auto fields<Conclusion> = std::tuple{
    optional("urgency", &Conclusion::urgency, "at least this urgent"),
    optional("remedies", &Conclusion::remedies, "remedies to show"),
    optional("tips", &Conclusion::tips, "tips to show"),
    optional("further", &Conclusion::further, "further measures to show"),
    optional("note", &Conclusion::note, "something to say besides"),
    optional("avoid", &Conclusion::avoid,
             "ids or kinds never to show; wins over every recommendation"),
};

struct Rule {
  Id id;
  Condition when;
  Conclusion then;
  Conclusion if_unsure;
  Text because;
  Evidence evidence = Evidence::ours;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Rule> = std::tuple{
    required("id", &Rule::id, "a name for this rule; --why shows it"),
    optional("when", &Rule::when, "when it follows; without it, always"),
    required("then", &Rule::then, "what follows when the condition holds"),
    optional("if_unsure", &Rule::if_unsure,
             "what follows when the answers leave the condition unsure"),
    required("because", &Rule::because, "the reason, in one short sentence"),
    required("evidence", &Rule::evidence, "how well this is supported"),
    required("sources", &Rule::sources, "where this comes from"),
};

/// What must be true whatever the rules say; written from the evidence, apart from the rules.
struct Guarantee {
  Condition when;
  Urgency at_least = Urgency::self_care;
  Urgency unsure_at_least = Urgency::self_care;
  std::span<const MeasureRef> avoid;
  Text because;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Guarantee> = std::tuple{
    required("when", &Guarantee::when, "when it must hold"),
    optional("at_least", &Guarantee::at_least, "the urgency must then be at least this"),
    optional("unsure_at_least", &Guarantee::unsure_at_least,
             "and at least this when the condition is unsure"),
    optional("avoid", &Guarantee::avoid,
             "ids or kinds of which nothing may be shown then, nor when the condition is unsure"),
    required("because", &Guarantee::because, "the reason, in one short sentence"),
    required("sources", &Guarantee::sources, "where this comes from"),
};

/// What must come out of a case. If it lists anything that is shown, the lists are exact.
struct Expectation {
  Urgency urgency = Urgency::self_care;
  std::span<const ShownRef> shows;
  std::span<const RuleRef> notes;
  std::span<const MeasureRef> avoids;

  [[nodiscard]] constexpr bool is_exact() const {
    return !shows.empty() || !notes.empty() || !avoids.empty();
  }
};
template <>
inline constexpr auto fields<Expectation> = std::tuple{
    required("urgency", &Expectation::urgency, "the urgency that must come out, exactly"),
    optional("shows", &Expectation::shows,
             "the causes and measures that must be shown; with any of these three lists given, all "
             "three are exact, else none is looked at"),
    optional("notes", &Expectation::notes, "the rules whose notes must be shown"),
    optional("avoids", &Expectation::avoids, "the ids and kinds that must be named as to avoid"),
};

/// A worked example. Findings that it does not name are no. One with a story is a vignette: a named
/// source gives its urgency, and ours may be higher, never lower.
struct Case {
  Text title;
  Text story;
  Answers answers;
  std::span<const CauseRef> causes;
  Expectation expect;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Case> = std::tuple{
    required("title", &Case::title, "the example in a few words"),
    optional("story", &Case::story, "what a person tells, in plain words"),
    required("answers", &Case::answers, "findings and their answers; those not named are no"),
    optional("causes", &Case::causes, "causes that are named besides"),
    required("expect", &Case::expect, "what must come out"),
    optional("sources", &Case::sources, "who gives that urgency; of a vignette"),
};

/// A file of answers: what `ask --answers` reads.
struct AnswersFile {
  Text format_version;
  Answers answers;
};
template <>
inline constexpr auto fields<AnswersFile> = std::tuple{
    required("format_version", &AnswersFile::format_version, "the version of this format: 1.0"),
    required("answers", &AnswersFile::answers, "findings and their answers"),
};

/// Words that mean the same in this field. Phrases name the group in braces: "{leg} swollen".
struct WordGroup {
  Id name;
  std::span<const Pattern> words;
};
template <>
inline constexpr auto fields<WordGroup> = std::tuple{
    required("name", &WordGroup::name, "how phrases name it in braces: \"leg\" for \"{leg}\""),
    required("words", &WordGroup::words,
             "words that mean the same, several together too: \"passing water\"; \"{foot}\" "
             "takes in a group from above"),
};

/// A number as people write it in words.
struct NumberWords {
  Number<1, 1'000'000> value;
  std::span<const Text> words;
};
template <>
inline constexpr auto fields<NumberWords> = std::tuple{
    required("value", &NumberWords::value, "the number"),
    required("words", &NumberWords::words, "words for it"),
};

/// What is counted: minutes, years, degrees.
struct Unit {
  Id name;
  std::span<const Text> words;
  Number<1, 1'000'000'000> times;
  Id of;
};
template <>
inline constexpr auto fields<Unit> = std::tuple{
    required("name", &Unit::name, "how phrases name it: \"minutes\" for \"{over 10 minutes}\""),
    required("words", &Unit::words, "words for it, such as \"min\""),
    optional("times", &Unit::times, "how many of a smaller unit it is"),
    optional("of", &Unit::of, "the name of the smaller unit, which stands above"),
};

/// Words that stand for a number and its unit: "all day".
struct FixedAmount {
  std::span<const Text> words;
  Number<1, 1'000'000> value;
  Id unit;
};
template <>
inline constexpr auto fields<FixedAmount> = std::tuple{
    required("words", &FixedAmount::words, "words that mean the same"),
    required("value", &FixedAmount::value, "the number that they stand for"),
    required("unit", &FixedAmount::unit, "the name of its unit"),
};

/// Words to look up, and what must come out.
struct LookupCase {
  Text words;
  std::span<const EntryRef> finds;
  std::span<const EntryRef> never;
};
template <>
inline constexpr auto fields<LookupCase> = std::tuple{
    required("words", &LookupCase::words, "what somebody types"),
    optional("finds", &LookupCase::finds,
             "one of these must be among the first three; without it, nothing may be found"),
    optional("never", &LookupCase::never, "none of these may be found"),
};

/// How typed words are read; belongs to the language of the file.
struct LookupWords {
  std::span<const Text> common;
  std::span<const Text> negations;
  std::span<const Text> joins;
  std::span<const Text> breaks;
  std::span<const Text> general;
  std::span<const Text> denials;
  std::span<const WordGroup> groups;
  std::span<const Pattern> parts;
  std::span<const Pattern> carried;
  std::span<const Pattern> topic;
  std::span<const Pattern> elsewhere;
  std::span<const Text> compounds;
  std::span<const NumberWords> numbers;
  std::span<const Unit> units;
  std::span<const FixedAmount> amounts;
  std::span<const LookupCase> cases;
};
template <>
inline constexpr auto fields<LookupWords> = std::tuple{
    required("common", &LookupWords::common, "words that are passed over"),
    required("negations", &LookupWords::negations,
             "words that leave open what follows in their clause, such as \"no\""),
    required("joins", &LookupWords::joins, "words that carry a negation on, such as \"or\""),
    required("breaks", &LookupWords::breaks,
             "words that end what a negation covers, such as \"but\""),
    required("general", &LookupWords::general,
             "words that say too little alone: beside a word we do not know they find nothing"),
    optional("denials", &LookupWords::denials,
             "words such as \"cannot\": in a phrase they stand before what they deny"),
    optional("groups", &LookupWords::groups, "words that mean the same, each group once"),
    optional("parts", &LookupWords::parts,
             "parts of the body: one that was named is still meant in the next sentence, until "
             "another is named"),
    optional("carried", &LookupWords::carried,
             "words that stay true in all that is said, such as \"pregnant\""),
    optional("topic", &LookupWords::topic,
             "words that say that it is about what this file is about"),
    optional("elsewhere", &LookupWords::elsewhere,
             "words that say that it is about something else, unless an entry has them"),
    optional("compounds", &LookupWords::compounds,
             "words that mean something else together: \"table leg\" is no leg"),
    optional("numbers", &LookupWords::numbers, "numbers in words"),
    optional("units", &LookupWords::units, "what is counted"),
    optional("amounts", &LookupWords::amounts, "words for an amount, such as \"all day\""),
    optional("cases", &LookupWords::cases, "words to look up, and what must come out"),
};

/// How a cramp goes on, and what to say of it while one is led through the remedies.
struct Course {
  Minutes minutes;
  FindingRef then;
  FactRef eased;
  FactRef not_eased;
  Text care;
  std::span<const Citation> sources;
};
template <>
inline constexpr auto fields<Course> = std::tuple{
    required("minutes", &Course::minutes, "how long an ordinary cramp lasts at most, in minutes"),
    required("then", &Course::then,
             "the finding that may be so of one that lasts longer; not sure of it must be urgent"),
    required("eased", &Course::eased, "the fact to know once it has eased"),
    required("not_eased", &Course::not_eased, "the fact to know while it has not"),
    required("care", &Course::care, "what to take care of with every remedy, in a few words"),
    required("sources", &Course::sources, "where the minutes come from"),
};

struct Knowledge {
  Text schema;
  Text format_version;
  Text version;
  Text language;
  Text title;
  std::span<const Text> notice;
  LookupWords lookup;
  std::span<const Source> sources;
  std::span<const Finding> findings;
  std::span<const Screen> screens;
  std::span<const Cause> causes;
  std::span<const Measure> remedies;
  std::span<const Measure> tips;
  std::span<const Measure> further;
  std::span<const Fact> facts;
  std::optional<Course> course;
  std::span<const Text> before_steps;
  std::span<const Help> help;
  std::span<const Rule> rules;
  std::span<const Guarantee> guarantees;
  std::span<const Case> cases;

  /// Every id by its number; not a field, but gathered from the lists above and from `kinds`.
  std::span<const Id> ids;
  /// By finding: what it is a detail of, gathered from the screens. Above each finding are at most
  /// `most_levels_of_details` parents, so none is its own.
  std::span<const std::optional<FindingRef>> parents;

  [[nodiscard]] constexpr Index count(Kind kind) const;
  [[nodiscard]] constexpr Index first(Kind kind) const;
  [[nodiscard]] constexpr Kind kind_of(Index index) const;
  [[nodiscard]] constexpr Id id_of(Index index) const { return ids[index]; }
  template <Kind... Of>
  [[nodiscard]] constexpr Id id_of(Ref<Of...> ref) const {
    return ids[ref.index];
  }
  /// The kinds of a remedy, tip or further measure; nothing else has any.
  [[nodiscard]] constexpr std::span<const GroupRef> kinds_of(Index thing) const;
  /// A remedy, tip or further measure by its number.
  [[nodiscard]] constexpr const Measure& measure(Index thing) const;
  /// What to do at this level; each level has one.
  [[nodiscard]] constexpr const Help& help_for(Urgency urgency) const {
    return *std::ranges::find(help, urgency, &Help::urgency);
  }
  [[nodiscard]] constexpr const Source& operator[](SourceRef ref) const {
    return sources[ref.index - first(Kind::source)];
  }
};
template <>
inline constexpr auto fields<Knowledge> = std::tuple{
    optional("$schema", &Knowledge::schema, "the JSON Schema that editors check this file against"),
    required("format_version", &Knowledge::format_version, "the version of this format: 1.0"),
    required("version", &Knowledge::version, "the version of this knowledge, such as 2026.11"),
    required("language", &Knowledge::language, "the language of its texts, such as en"),
    required("title", &Knowledge::title, "what it is about"),
    required("notice", &Knowledge::notice, "what readers must know about its limits"),
    required("lookup", &Knowledge::lookup, "how typed words are read"),
    required("sources", &Knowledge::sources, "where everything comes from"),
    required("findings", &Knowledge::findings, "what can be true of a person"),
    required("screens", &Knowledge::screens, "what `ask` asks, most serious first"),
    required("causes", &Knowledge::causes, "why cramps may come"),
    required("remedies", &Knowledge::remedies, "what to do during a cramp, in the order to try"),
    required("tips", &Knowledge::tips, "how to prevent the next one, in order"),
    optional("further", &Knowledge::further, "further measures, from other sources than the tips"),
    optional("facts", &Knowledge::facts, "things to know, shown when looked up"),
    optional("course", &Knowledge::course, "how a cramp goes on, for the timer of `relief`"),
    optional("before_steps", &Knowledge::before_steps,
             "what to check before the remedies, in a few short texts; shown above them"),
    required("help", &Knowledge::help, "what to do at each urgency"),
    required("rules", &Knowledge::rules, "the only bridge from findings and causes to advice"),
    optional("guarantees", &Knowledge::guarantees, "what must hold whatever the rules say"),
    optional("cases", &Knowledge::cases, "worked examples"),
};

constexpr Index Knowledge::count(Kind kind) const {
  switch (kind) {
    case Kind::finding: return static_cast<Index>(findings.size());
    case Kind::cause: return static_cast<Index>(causes.size());
    case Kind::remedy: return static_cast<Index>(remedies.size());
    case Kind::tip: return static_cast<Index>(tips.size());
    case Kind::further: return static_cast<Index>(further.size());
    case Kind::fact: return static_cast<Index>(facts.size());
    case Kind::rule: return static_cast<Index>(rules.size());
    case Kind::screen: return static_cast<Index>(screens.size());
    case Kind::source: return static_cast<Index>(sources.size());
    case Kind::group: return static_cast<Index>(ids.size()) - first(Kind::group);
  }
  return 0;
}

constexpr Index Knowledge::first(Kind kind) const {
  Index sum = 0;
  for (std::uint8_t before = 0; before < static_cast<std::uint8_t>(kind); ++before)
    sum += count(static_cast<Kind>(before));
  return sum;
}

constexpr Kind Knowledge::kind_of(Index index) const {
  std::uint8_t kind = 0;
  for (; kind + 1U < kind_count && index >= first(static_cast<Kind>(kind + 1)); ++kind) {
  }
  return static_cast<Kind>(kind);
}

constexpr const Measure& Knowledge::measure(Index thing) const {
  const Kind kind = kind_of(thing);
  const Index place = thing - first(kind);
  return kind == Kind::remedy ? remedies[place] : kind == Kind::tip ? tips[place] : further[place];
}

constexpr std::span<const GroupRef> Knowledge::kinds_of(Index thing) const {
  const Kind kind = kind_of(thing);
  const bool is_measure = kind == Kind::remedy || kind == Kind::tip || kind == Kind::further;
  return is_measure ? measure(thing).kinds : std::span<const GroupRef>{};
}

}  // namespace legcramp
