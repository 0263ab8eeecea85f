#pragma once
// The mutants of a knowledge file, one after the other.

#include <functional>
#include <string>
#include <vector>

#include "legcramp/check.hpp"

namespace legcramp {

/// A knowledge file with one rule or cause replaced.
struct Mutant {
  Place place;
  std::string change;
  Rule rule;    ///< if the place is a rule
  Cause cause;  ///< if it is a cause
};

/// Hands out each mutant; its views live as long as the call.
void for_each_mutant(const Knowledge& knowledge, const std::function<void(const Mutant&)>& use);

}  // namespace legcramp
