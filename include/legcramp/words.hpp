#pragma once
// The small words that knowledge is written in: texts, ids, numbers, levels, references,
// conditions. All of them are views or plain numbers; the memory behind them is the program's own
// or a loaded file's.

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace legcramp {

/// Prose or a phrase: 1 to `longest_text` bytes of UTF-8, without control or bidi characters.
using Text = std::string_view;
inline constexpr std::size_t longest_text = 1000;

/// The name by which commands and rules refer to a thing: words of a-z and 0-9 joined by '-'.
struct Id {
  Text text;
  constexpr operator Text() const { return text; }
  friend bool operator==(Id, Id) = default;
};

/// A line of a picture: up to 36 printable ASCII characters, spaces included.
struct PictureRow {
  Text text;
};
inline constexpr std::size_t longest_row = 36;

/// Strokes of a drawing: path data of SVG, which is letters of commands and numbers, nothing else.
struct Strokes {
  Text text;
};

/// A phrase to look up: words, groups in braces, amounts in braces, and words that it excludes.
struct Pattern {
  Text text;
};

/// A whole number from `Least` to `Most`; 0 where none is given.
template <int Least, int Most>
struct Number {
  static_assert(Least > 0);
  int value = 0;
};
using Year = Number<1900, 2100>;
using Seconds = Number<1, 3600>;
using Minutes = Number<1, 60>;
using Legs = Number<1, 2>;
using Times = Number<1, 20>;

/// How soon to get help; the highest that follows wins.
enum class Urgency : std::uint8_t { self_care, routine, urgent, emergency };

/// How well an entry is supported, weakest first.
enum class Evidence : std::uint8_t {
  ours,
  unproven,
  expert_advice,
  study,  ///< people were observed, nothing was tried on them
  official_advice,
  trial
};

/// What is known of a finding. "Not asked" is never "no", and neither is "unsure".
enum class Answer : std::uint8_t { unasked, no, unsure, yes };

/// How an enumeration is written in files and in output, in the order of its values.
template <class Enum>
inline constexpr std::array<Text, 0> names{};
template <>
inline constexpr std::array<Text, 4> names<Urgency>{"self-care", "routine", "urgent", "emergency"};
template <>
inline constexpr std::array<Text, 6> names<Evidence>{"ours",  "unproven",        "expert advice",
                                                     "study", "official advice", "trial"};
template <>
inline constexpr std::array<Text, 4> names<Answer>{"unasked", "no", "unsure", "yes"};

template <class Enum>
constexpr Text name_of(Enum value) {
  return names<Enum>[static_cast<std::size_t>(value)];
}

/// The kinds of things that have an id. All ids of a file share one namespace and one numbering, in
/// this order.
enum class Kind : std::uint8_t {
  finding,
  cause,
  remedy,
  tip,
  further,
  fact,
  rule,
  screen,
  source,
  group
};
inline constexpr std::size_t kind_count = 10;
template <>
inline constexpr std::array<Text, kind_count> names<Kind>{
    "finding", "cause", "remedy", "tip",    "further measure",
    "fact",    "rule",  "screen", "source", "kind"};

/// The number of a thing in its file, whatever its kind.
using Index = std::uint32_t;

/// A reference to a thing of one of the kinds given; `Knowledge::id_of` names it.
template <Kind... Of>
struct Ref {
  Index index = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 that it compares with for one
  friend auto operator<=>(Ref, Ref) = default;
};
using FindingRef = Ref<Kind::finding>;
using CauseRef = Ref<Kind::cause>;
using RemedyRef = Ref<Kind::remedy>;
using TipRef = Ref<Kind::tip>;
using FurtherRef = Ref<Kind::further>;
using FactRef = Ref<Kind::fact>;
using RuleRef = Ref<Kind::rule>;
using SourceRef = Ref<Kind::source>;
using GroupRef = Ref<Kind::group>;
using HoldingRef = Ref<Kind::finding, Kind::cause>;
using MeasureRef = Ref<Kind::remedy, Kind::tip, Kind::further, Kind::group>;
using EntryRef =
    Ref<Kind::finding, Kind::cause, Kind::remedy, Kind::tip, Kind::further, Kind::fact>;
using ShownRef = Ref<Kind::cause, Kind::remedy, Kind::tip, Kind::further>;

/// One part of a condition: an operator over the next `value` parts, or the finding or cause
/// numbered `value`.
struct ConditionPart {
  enum class Is : std::uint8_t { all, any, negation, thing };
  Is is = Is::thing;
  Index value = 0;
};

/// A condition in prefix order: each operator stands before its parts. Empty where none is given.
/// `fold` walks it.
using ConditionParts = std::span<const ConditionPart>;
template <Kind... Of>
struct ConditionOver {
  ConditionParts parts;
  [[nodiscard]] constexpr bool is_given() const { return !parts.empty(); }
};
using Condition = ConditionOver<Kind::finding, Kind::cause>;
/// A cause follows from findings alone, so that no cause can hang on itself.
using FindingCondition = ConditionOver<Kind::finding>;

/// Answers to findings, as a file gives them: an object of finding and answer.
struct GivenAnswer {
  FindingRef finding;
  Answer answer = Answer::unasked;
};
struct Answers {
  std::span<const GivenAnswer> given;
};

}  // namespace legcramp
