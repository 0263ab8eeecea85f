#pragma once
// Two knowledge files, entry by entry and field by field.

#include "legcramp/diff.hpp"

namespace legcramp {

/// What stands otherwise, in the order of the fields; entries are matched by id, else by title,
/// level or reason.
std::vector<Change> changes_between(const Knowledge& before, const Knowledge& after);

}  // namespace legcramp
