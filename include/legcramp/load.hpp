#pragma once
// Reading files of knowledge and of answers. Strict: what is not understood is refused, with every
// fault and its place. Safe to call from several threads. Throws std::bad_alloc at the most.

#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "legcramp/result.hpp"
#include "legcramp/sheet.hpp"

namespace legcramp {

inline constexpr std::size_t largest_file =
    std::size_t{4} * 1024 * 1024;                   ///< bytes; larger files are refused
inline constexpr std::size_t deepest_nesting = 64;  ///< levels; deeper files are refused

/// Knowledge together with the memory that its views point into.
struct LoadedKnowledge {
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory;
  Knowledge knowledge;
};

/// Reads knowledge from the text of a file. The text may go away afterwards.
Result<LoadedKnowledge> load_knowledge(std::string_view text);

/// The lines, from 1, at which entries of the lists of a knowledge file start: for each entry a key
/// of the file and a number from 0, such as "rules" and 3. 0 where there is none.
std::vector<std::size_t> lines_of(std::string_view text,
                                  const std::vector<std::pair<std::string_view, Index>>& entries);

/// Reads a file of answers, such as {"format_version": "1.0", "answers": {"chest-pain": "no"}}.
/// Answers that contradict each other are faults, at the details. A finding that it does not name
/// is not asked yet. The knowledge must outlive the sheet; the text may go away.
Result<Sheet> load_sheet(std::string_view text, const Knowledge& knowledge);

/// Reads many files of answers for one knowledge, which must outlive it and the sheets. Safe to
/// call from several threads.
class SheetReader {
 public:
  explicit SheetReader(const Knowledge& knowledge);
  ~SheetReader();

  /// The same as `load_sheet`.
  [[nodiscard]] Result<Sheet> read(std::string_view text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace legcramp
