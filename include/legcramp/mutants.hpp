#pragma once
// Whether the proof and the cases have teeth: a knowledge file is broken on purpose, in one place
// at a time, and somebody must notice. Pure; safe to call from several threads.

#include <string>
#include <vector>

#include "legcramp/check.hpp"

namespace legcramp {

/// A mutant that nobody noticed although it advises otherwise.
struct Survivor {
  Place place;
  std::string change;  ///< what was broken, such as "then: urgency lowered to routine"
  Sheet example;       ///< complete answers on which it advises otherwise
};

struct Mutation {
  std::size_t mutants = 0;
  std::size_t equivalent = 0;  ///< advise alike on every complete sheet, and break no property
  std::size_t killed_by_cases = 0;
  std::size_t killed_by_properties = 0;
  std::vector<Survivor> survivors;
  bool is_too_large = false;  ///< the file, for the proof; nothing is known then

  [[nodiscard]] std::size_t killed() const { return killed_by_cases + killed_by_properties; }
  [[nodiscard]] bool all_killed() const { return survivors.empty() && !is_too_large; }
};

/// Breaks conditions and conclusions: a part dropped, `all` and `any` swapped, `not` removed, a
/// finding replaced by its neighbours, an urgency moved by one level, an item of a list or a note
/// removed. A second for a file of 100 findings whose cases are good; each mutant that no case
/// notices takes a proof.
Mutation mutate(const Knowledge& knowledge);

}  // namespace legcramp
