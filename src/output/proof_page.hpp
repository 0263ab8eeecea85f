#pragma once
// The pages of `check` and `diff`, for those who edit the knowledge.

#include "output/report.hpp"

namespace legcramp {

Blocks check_page(const Context& context, const CheckReport& report);
Blocks diff_page(const Context& context, const DiffReport& report);

/// A sheet as a case, in JSON: what is shown now is what must be shown.
std::string case_of(const Knowledge& knowledge, const Sheet& sheet);

/// The answers of an example in words: what is so, what is not sure; all else is no, or unasked.
std::string example_in_words(const Knowledge& knowledge, const Sheet& sheet);

}  // namespace legcramp
