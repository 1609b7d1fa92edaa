-- N customers wander through five single-server stations; twin of
-- event_sim.py. Stresses method dispatch, small tables and a binary heap.
local DEFAULT_N = 50000
local STATIONS = 5
local floor = math.floor

local function class(parent)
  local c = {}
  c.__index = c
  if parent then setmetatable(c, { __index = parent }) end
  return c
end

local Random = class()
function Random.new(seed) return setmetatable({ state = seed }, Random) end
function Random:between(low, high)
  self.state = self.state * 48271 % 2147483647
  return low + self.state % (high - low + 1)
end

local Event = class()
function Event:before(other)
  if self.when ~= other.when then return self.when < other.when end
  return self.number < other.number
end

local Customer = class()
function Customer.new(stops) return setmetatable({ stops = stops, since = 0 }, Customer) end

local Arrival = class(Event)
function Arrival.new(when, remaining)
  return setmetatable({ when = when, number = 0, remaining = remaining }, Arrival)
end
function Arrival:happen(world)
  local customer = Customer.new(world.random:between(1, 6))
  world:send(customer)
  if self.remaining > 1 then
    local gap = world.random:between(1, 100)
    world:schedule(Arrival.new(world.now + gap, self.remaining - 1))
  end
end

local Completion = class(Event)
function Completion.new(when, station)
  return setmetatable({ when = when, number = 0, station = station }, Completion)
end
function Completion:happen(world)
  local customer = self.station:finish(world)
  customer.stops = customer.stops - 1
  if customer.stops > 0 then
    world:send(customer)
  else
    world.served = world.served + 1
  end
end

-- waiting[head] to waiting[count - 1] are the customers in line.
local Station = class()
function Station.new()
  return setmetatable({ current = nil, waiting = {}, head = 0, count = 0, longest = 0 }, Station)
end
function Station:enter(world, customer)
  customer.since = world.now
  if self.current == nil then
    self:begin(world, customer)
    return
  end
  self.waiting[self.count] = customer
  self.count = self.count + 1
  local length = self.count - self.head
  if length > self.longest then self.longest = length end
end
function Station:begin(world, customer)
  self.current = customer
  world.waited = world.waited + (world.now - customer.since)
  world:schedule(Completion.new(world.now + world.random:between(1, 120), self))
end
function Station:finish(world)
  local customer = self.current
  self.current = nil
  if self.head < self.count then
    local following = self.waiting[self.head]
    self.head = self.head + 1
    if self.head == self.count then
      self.waiting = {}
      self.head = 0
      self.count = 0
    end
    self:begin(world, following)
  end
  return customer
end

local Heap = class()
function Heap.new() return setmetatable({ items = {}, size = 0 }, Heap) end
function Heap:push(item)
  local items = self.items
  local hole = self.size
  self.size = hole + 1
  while hole > 0 do
    local parent = floor((hole - 1) / 2)
    if not item:before(items[parent]) then break end
    items[hole] = items[parent]
    hole = parent
  end
  items[hole] = item
end
function Heap:pop()
  local items = self.items
  local smallest = items[0]
  local size = self.size - 1
  local item = items[size]
  items[size] = nil
  self.size = size
  if size > 0 then
    local hole, child = 0, 1
    while child < size do
      if child + 1 < size and items[child + 1]:before(items[child]) then child = child + 1 end
      if not items[child]:before(item) then break end
      items[hole] = items[child]
      hole = child
      child = 2 * hole + 1
    end
    items[hole] = item
  end
  return smallest
end

local World = class()
function World.new(seed)
  local stations = {}
  for i = 0, STATIONS - 1 do stations[i] = Station.new() end
  return setmetatable({
    random = Random.new(seed), heap = Heap.new(), stations = stations,
    now = 0, numbered = 0, served = 0, waited = 0,
  }, World)
end
function World:schedule(event)
  self.numbered = self.numbered + 1
  event.number = self.numbered
  self.heap:push(event)
end
function World:send(customer)
  self.stations[self.random:between(0, STATIONS - 1)]:enter(self, customer)
end
function World:simulate()
  while self.heap.size > 0 do
    local event = self.heap:pop()
    self.now = event.when
    event:happen(self)
  end
end

local function run(n)
  local world = World.new(1)
  world:schedule(Arrival.new(0, n))
  world:simulate()
  local longest = 0
  for i = 0, STATIONS - 1 do longest = math.max(longest, world.stations[i].longest) end
  return string.format("%d %d %.0f %.0f %d", world.served, world.numbered, world.now,
    world.waited, longest)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
