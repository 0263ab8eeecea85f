// What must hold of anything at all, tried on what rapidcheck makes up, and told by the smallest
// that breaks it.

#include <fmt/format.h>
#include <rapidcheck.h>

#include "cli/reply.hpp"
#include "knowledge/document.hpp"
#include "knowledge/spelling.hpp"
#include "knowledge/utf8.hpp"
#include "knowledge/writer.hpp"
#include "legcramp/interview.hpp"
#include "output/blocks.hpp"
#include "output/screen.hpp"
#include "support/harmless.hpp"
#include "support/random_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// Words of small letters.
rc::Gen<std::string> words() {
  return rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc ")));
}

/// Knowledge at random, and answers to some of it.
struct Drawn {
  LoadedKnowledge owned;
  RandomKnowledge random;

  [[nodiscard]] const Knowledge& knowledge() const { return owned.knowledge; }
  Sheet sheet(bool is_complete) {
    Sheet sheet(knowledge());
    for (Index i = 0; i < knowledge().findings.size(); ++i)
      static_cast<void>(sheet.give(
          {i}, static_cast<Answer>(is_complete ? 1 + random.below(3) : random.below(4))));
    return sheet;
  }
};
Drawn draw_knowledge() {
  RandomKnowledge random(*rc::gen::arbitrary<unsigned>());
  const Json json = random.make(*rc::gen::inRange(1, 12), *rc::gen::inRange(1, 12));
  return {loaded(json), random};
}

}  // namespace

TEST_CASE("whatever is escaped is harmless and stays so") {
  CHECK(rc::check([](const std::string& text) {
    const std::string escaped = escape(text);
    RC_ASSERT(is_harmless(escaped));
    RC_ASSERT(!find_invalid_utf8(escaped));
    RC_ASSERT(escape(escaped) == escaped);
  }));
}

TEST_CASE("breaking lines loses no word and exceeds no width") {
  CHECK(rc::check([] {
    const std::string text = *words();
    const std::size_t width = *rc::gen::inRange<std::size_t>(20, 100);
    const std::string page = render({{Block::Is::paragraph, text, {}}}, {width, false});
    std::string all;
    std::size_t column = 0;
    std::size_t word = 0;
    for (const char c : page) {
      column = c == '\n' ? 0 : column + 1;
      word = c == ' ' || c == '\n' ? 0 : word + 1;
      RC_ASSERT(column <= width || word == column);
      if (c != ' ' && c != '\n') all += c;
    }
    std::string expected = text;
    std::erase(expected, ' ');
    RC_ASSERT(all == expected);
  }));
}

TEST_CASE("the spelling distance is a distance, also where counting may stop") {
  CHECK(rc::check([] {
    const std::string a = *words();
    const std::string b = *words();
    const std::size_t distance = spelling_distance(a, b);
    RC_ASSERT((distance == 0) == (a == b));
    RC_ASSERT(distance == spelling_distance(b, a));
    RC_ASSERT(distance <= std::max(a.size(), b.size()));
    const std::size_t enough = *rc::gen::inRange<std::size_t>(0, 9);
    const std::size_t counted = spelling_distance(a, b, enough);
    RC_ASSERT(counted == distance || (counted == enough && distance > enough));
  }));
}

TEST_CASE("a reply says yes of what is typed, not sure of what is marked, no of the rest") {
  CHECK(rc::check([] {
    const std::size_t count = *rc::gen::inRange<std::size_t>(2, 10);
    const auto answers = *rc::gen::container<std::vector<Answer>>(
        count, rc::gen::element(Answer::no, Answer::no, Answer::yes, Answer::unsure));
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < count; ++i)
      if (answers[i] != Answer::no)
        typed.push_back(fmt::format("{}{}", i + 1, answers[i] == Answer::unsure ? "?" : ""));
    RC_PRE(!typed.empty());
    std::string line;
    while (!typed.empty()) {
      const auto next = typed.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(typed));
      line += *next + *rc::gen::element<std::string>("", " ", ",", ", ");
      typed.erase(next);
    }
    const Reply reply = read_reply(line, count);
    RC_ASSERT(std::get<std::vector<Answer>>(reply) == answers);
    RC_ASSERT(std::get<std::vector<Answer>>(read_reply(typed_as(answers), count)) == answers);
  }));
}

TEST_CASE("a reply says yes or not sure only of what is typed") {
  CHECK(rc::check([] {
    const std::size_t count = *rc::gen::inRange<std::size_t>(7, 10);
    const auto line = *rc::gen::container<std::string>(
        *rc::gen::inRange<std::size_t>(1, 5), rc::gen::elementOf(std::string("123456789?, n")));
    const Reply reply = read_reply(line, count);
    const auto* const answers = std::get_if<std::vector<Answer>>(&reply);
    RC_CLASSIFY(answers != nullptr);
    if (answers == nullptr || line.find_first_of("123456789") == std::string::npos) return;
    for (std::size_t i = 0; i < count; ++i)
      RC_ASSERT(answers->at(i) == Answer::no ||
                line.find(static_cast<char>('1' + i)) != std::string::npos);
  }));
}

TEST_CASE("a JSON value stands where it says, in any document") {
  CHECK(rc::check([](const std::vector<std::string>& texts, bool is_indented) {
    Json json = Json::array();
    for (const std::string& text : texts) json.push_back({{"key", escape(text)}});
    const std::string printed = json.dump(is_indented ? 1 : -1);
    std::pmr::monotonic_buffer_resource memory;
    Faults faults;
    const auto root = parse_json(printed, memory, faults);
    RC_ASSERT(root.has_value());
    RC_ASSERT(root->children.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const JsonValue& object = root->children[i];
      RC_ASSERT(printed.at(object.offset) == '{');
      const JsonValue& value = object.children.front();
      RC_ASSERT(printed.substr(value.key_offset, 5) == "\"key\"");
      RC_ASSERT(printed.at(value.offset) == '"');
      RC_ASSERT(value.text == escape(texts[i]));
    }
  }));
}

TEST_CASE("knowledge that is written and read again is the same") {
  CHECK(rc::check([] {
    const Drawn drawn = draw_knowledge();
    const std::string written = Writer(drawn.knowledge()).write(drawn.knowledge()).dump();
    const auto again = load_knowledge(written);
    RC_ASSERT(again.has_value());
    RC_ASSERT(Writer(again->knowledge).write(again->knowledge).dump() == written);
  }));
}

TEST_CASE("further answers stay within what was foretold", "[stopped-too-early]") {
  CHECK(rc::check([] {
    Drawn drawn = draw_knowledge();
    Sheet sheet = drawn.sheet(false);
    const Assessment before = assess(drawn.knowledge(), sheet);
    for (Index i = 0; i < drawn.knowledge().findings.size(); ++i)
      if (sheet.answer({i}) == Answer::unasked)
        RC_PRE(!sheet.give({i}, static_cast<Answer>(1 + drawn.random.below(3))));
    const Assessment after = assess(drawn.knowledge(), sheet);
    RC_ASSERT(before.at_least <= after.at_least);
    RC_ASSERT(after.at_least <= before.at_most);
    for (Index thing = 0; thing < before.shown.size(); ++thing) {
      RC_ASSERT(!before.shown[thing].certainly || after.shown[thing].so_far);
      RC_ASSERT(before.shown[thing].possibly || !after.shown[thing].so_far);
    }
  }));
}

TEST_CASE("the order of the rules makes no difference", "[answers-read-differently]") {
  CHECK(rc::check([] {
    RandomKnowledge random(*rc::gen::arbitrary<unsigned>());
    Json json = random.make(6, 8);
    const LoadedKnowledge before = loaded(json);
    std::ranges::reverse(json["rules"]);
    const LoadedKnowledge after = loaded(json);
    Sheet sheet(before.knowledge);
    for (Index i = 0; i < before.knowledge.findings.size(); ++i)
      static_cast<void>(sheet.give({i}, static_cast<Answer>(random.below(4))));
    const Assessment one = assess(before.knowledge, sheet);
    const Assessment other = assess(after.knowledge, sheet);
    RC_ASSERT(one.at_least == other.at_least);
    RC_ASSERT(one.at_most == other.at_most);
    for (Index thing = 0; thing < before.knowledge.first(Kind::rule); ++thing) {
      RC_ASSERT(one.shown[thing] == other.shown[thing]);
      RC_ASSERT(one.avoided[thing] == other.avoided[thing]);
    }
  }));
}
