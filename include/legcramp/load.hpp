#pragma once
// Reading files of knowledge and of answers. Strict: what is not understood is refused, with every
// fault and its place. Safe to call from several threads. Throws std::bad_alloc at the most.

#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "legcramp/knowledge.hpp"
#include "legcramp/result.hpp"

namespace legcramp {

inline constexpr std::size_t largest_file =
    std::size_t{4} * 1024 * 1024;                   ///< bytes; larger files are refused
inline constexpr std::size_t most_faults = 1000;    ///< more are not counted
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

/// Reads a file of answers, such as {"format_version": "1.0", "answers": {"chest-pain": "no"}}, to
/// findings of this knowledge. A finding that it does not name is not asked yet.
Result<std::vector<GivenAnswer>> load_answers(std::string_view text, const Knowledge& knowledge);

/// Reads many of them, one after the other, of one knowledge, which must live as long. For one
/// thread at a time.
class AnswersReader {
 public:
  explicit AnswersReader(const Knowledge& knowledge);
  ~AnswersReader();

  [[nodiscard]] Result<std::vector<GivenAnswer>> read(std::string_view text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace legcramp
