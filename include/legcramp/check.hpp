#pragma once
// The proof of a knowledge file: properties that hold on every complete sheet of answers and every
// set of named causes, or a counterexample. Nothing is sampled. Pure functions; safe to call from
// several threads.

#include <optional>
#include <string>
#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp {

/// An entry of the file: the `index`th of a list, from 0.
struct Place {
  Text list;  ///< its key, such as "rules"
  Index index = 0;
  Text name;             ///< its id or title; empty if it has none
  std::size_t line = 0;  ///< from 1; 0 until somebody looks it up in the file
};

/// Why a property does not hold, or what an author should know although it does.
struct Problem {
  std::string text;
  std::vector<Place> places = {};     ///< what it is about: rules, guarantees, cases
  std::optional<Sheet> example = {};  ///< answers that show it, as few of them not "no" as can be
  bool is_only_worth_knowing = false;
};

enum class Verdict : std::uint8_t {
  ok,
  warn,        ///< holds, but there is something to know
  failed,      ///< does not hold
  not_proved,  ///< the file is too large for the proof
};
template <>
inline constexpr std::array<Text, 4> names<Verdict>{"ok", "warn", "fail", "not-proved"};

struct Property {
  Text id;
  Text claim;  ///< what is proved, in one sentence
  Verdict verdict = Verdict::ok;
  std::string counts;  ///< what was looked at
  std::vector<Problem> problems;
};

struct Proof {
  std::string combinations;        ///< all digits, without those that contradict themselves;
                                   ///< empty if they are too many to count
  std::string combinations_brief;  ///< as in "1.16 x 10^57"
  std::vector<Property> properties;

  [[nodiscard]] bool holds() const;
};

/// Proves what it can. The result points into the knowledge. A quarter of a second for a file
/// of 120 findings.
Proof check(const Knowledge& knowledge);

}  // namespace legcramp
