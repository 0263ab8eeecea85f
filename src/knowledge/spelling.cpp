#include "knowledge/spelling.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>

namespace legcramp {
std::uint32_t letters_of(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char c : text) letters |= 1U << (static_cast<unsigned char>(c) % 32U);
  return letters;
}

std::size_t least_distance(std::uint32_t letters, std::uint32_t others) {
  // A letter of one that is nowhere in the other is a slip.
  return static_cast<std::size_t>(
      std::max(std::popcount(letters & ~others), std::popcount(others & ~letters)));
}

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t enough) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= enough) return enough;
  if (least_distance(letters_of(a), letters_of(b)) >= enough) return enough;
  enough = std::min(enough, std::max(a.size(), b.size()) + 1);
  // The rows of the usual table, two before the one being filled; see "optimal string alignment".
  // Each step away from the diagonal is a letter added or dropped, so only cells nearer to it than
  // `enough` are filled, and those beside them hold `enough`.
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> table(3 * width, enough);
  std::span<std::size_t> before_last(table.data(), width);
  std::span<std::size_t> last(before_last.data() + width, width);
  std::span<std::size_t> row(last.data() + width, width);
  std::iota(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(std::min(enough, width)),
            std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    const std::size_t first = i < enough ? 1 : i - enough + 1;
    const std::size_t end = std::min(width, i + enough);
    row[first - 1] = first == 1 ? i : enough;
    if (end < width) row[end] = enough;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j < end; ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least >= enough) return enough;  // no later row has less
  }
  return std::min(row[b.size()], enough);
}

std::vector<std::string> suggest(std::string_view written,
                                 const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest = 64;    // nobody means a name when writing more
  constexpr std::size_t most_slips = 3;  // nobody makes more
  if (written.size() > longest) return {};
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view candidate : candidates) {
    const std::size_t allowed = std::clamp<std::size_t>(candidate.size() / 3, 1, most_slips);
    const bool is_part = written.size() >= 3 && candidate.find(written) != std::string_view::npos;
    const std::size_t distance = is_part ? 1 : spelling_distance(written, candidate, allowed + 1);
    if (distance <= allowed) near.emplace_back(distance, candidate);
  }
  std::ranges::stable_sort(near, {}, [](const auto& entry) { return entry.first; });
  std::vector<std::string> nearest;
  for (const auto& [distance, candidate] : near)
    if (nearest.size() < 3 && distance < candidate.size()) nearest.emplace_back(candidate);
  return nearest;
}

}  // namespace legcramp
