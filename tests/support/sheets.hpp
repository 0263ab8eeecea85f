#pragma once
// Every complete sheet of a small knowledge file.

#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp::testing {

/// All complete sheets, with every set of named causes.
template <class Use>
void for_each_sheet(const Knowledge& knowledge, const Use& use) {
  const std::size_t findings = knowledge.findings.size();
  std::vector<unsigned> digits(findings + knowledge.causes.size(), 0);
  for (;;) {
    Sheet sheet(knowledge);
    for (Index i = 0; i < digits.size(); ++i)
      if (i < findings) sheet.set({i}, static_cast<Answer>(digits[i] + 1));
      else if (digits[i] > 0) sheet.name({i});
    use(sheet);
    std::size_t i = 0;
    while (i < digits.size() && digits[i] == (i < findings ? 2U : 1U)) digits[i++] = 0;
    if (i == digits.size()) return;
    ++digits[i];
  }
}

}  // namespace legcramp::testing
